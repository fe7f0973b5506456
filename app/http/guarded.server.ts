import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import type { Actor } from "#app/domain/shared/actor";
import { answer, type Given } from "./answer.server";
import { type Declaration, declare } from "./declaration";
import { failWith } from "./fail.server";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Schema = z.ZodType | undefined;

/**
 * A loader or action for people who are signed in. Visitors are sent to sign in and come back; whoever lacks the role
 * gets a 404, as for a page that does not exist, and the denial is recorded.
 */
export function guarded<
  P extends Schema = undefined,
  S extends Schema = undefined,
  F extends Schema = undefined,
  J extends Schema = undefined,
  Result = unknown,
>(
  declaration: Declaration<P, S, F, J>,
  handler: (given: Given<P, S, F, J> & { actor: Actor }) => Promise<Result> | Result,
) {
  return declare(
    "guarded",
    (args: Args) =>
      answer(declaration, args, (given) => {
        if (!given.actor) throw failWith(404);
        return handler({ ...given, actor: given.actor });
      }),
    declaration,
  );
}
