import type { z } from "zod";
import { type ActionName, isInPolicy, needsSignIn } from "#app/domain/accounts/policy";
import { strictly } from "./strict-schema";

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
  /** The page has nothing to fill in, and no place to say what was wrong with what it sends. */
  showsNoProblems?: true;
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

/**
 * Marks a loader or action with its declaration.
 * @throws Error when the policy table contradicts it: an action that the table does not know, something for visitors that is
 * guarded or something for others that is open; or when a schema of the body cannot refuse what it does not name.
 */
export function declare<F extends (...args: never[]) => unknown>(
  kind: "guarded" | "open",
  handler: F,
  declaration: Declaration,
): F {
  const { may, form, json } = declaration;
  if (!isInPolicy(may)) throw new Error(`${kind}() with "${may}", which the policy table does not know`);
  if (needsSignIn(may) !== (kind === "guarded"))
    throw new Error(`${kind}() with "${may}", which is ${needsSignIn(may) ? "not " : ""}for anyone`);
  for (const schema of [form, json]) if (schema) strictly(schema);
  (handler as Marked)[DECLARED] = declaration;
  return handler;
}

/** The declaration of a route's loader or action; undefined means that nobody guards it. */
export const declarationOf = (handler: unknown): Declaration | undefined =>
  typeof handler === "function" ? (handler as Marked)[DECLARED] : undefined;
