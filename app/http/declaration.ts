import type { z } from "zod";
import type { ActionName } from "#app/domain/accounts/policy";

type Schema = z.ZodType | undefined;

/** What a loader or action says about itself before it does anything. */
export type Declaration<
  Params extends Schema = Schema,
  Search extends Schema = Schema,
  Form extends Schema = Schema,
  Json extends Schema = Schema,
> = {
  /** The line of the policy table (app/domain/accounts/policy.ts) that decides who gets an answer. */
  may: ActionName;
  /** Path parameters; a mismatch is a 404. Without it the handler gets none. */
  params?: Params;
  /** Query parameters; a mismatch is a 400. Unknown ones are ignored. */
  search?: Search;
  /** Fields of the form; unknown fields are refused, a mismatch is a 422 with the Conform reply. */
  form?: Form;
  /** Field names that are never sent back; names with "password" in them never are. */
  hide?: string[];
  /** The form may carry files, up to 10 MB in all. */
  files?: boolean;
  /** A JSON body; a mismatch is a 422. */
  json?: Json;
  /** The handler gets the body's bytes as they came, up to this many. For signed callbacks only. */
  rawBytes?: number;
};

export type Read<S, Fallback> = S extends z.ZodType ? z.output<S> : Fallback;

const DECLARED = Symbol.for("attune.declaration");

type Marked = { [DECLARED]?: Declaration };

export function declare<F extends (...args: never[]) => unknown>(handler: F, declaration: Declaration): F {
  (handler as Marked)[DECLARED] = declaration;
  return handler;
}

/** The declaration of a route's loader or action; undefined means that nobody guards it. */
export const declarationOf = (handler: unknown): Declaration | undefined =>
  typeof handler === "function" ? (handler as Marked)[DECLARED] : undefined;
