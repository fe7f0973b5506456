import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "#app/domain/shared/actor";
import { answer, type Given } from "./answer.server";
import { type Declaration, declare } from "./declaration";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Schema = z.ZodType | undefined;

/**
 * A loader or action that visitors may ask too. The policy table must say "anyone" for its action; `actor` is whoever
 * is signed in, or null.
 */
export function open<
  P extends Schema = undefined,
  S extends Schema = undefined,
  F extends Schema = undefined,
  J extends Schema = undefined,
  Result = unknown,
>(
  declaration: Declaration<P, S, F, J>,
  handler: (given: Given<P, S, F, J> & { actor: Actor | null }) => Promise<Result> | Result,
) {
  return declare("open", (args: Args) => answer(declaration, args, handler), declaration);
}
