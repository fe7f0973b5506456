import type { Actor } from "#app/domain/shared/actor";
import { runLetterAgain } from "#app/platform/jobs/dead-letters.server";
import { settleGivenUp } from "./internal/settle-given-up.server";

/** Lets work that was given up begin anew, with as many tries as before; see `settleGivenUp` for answer and errors. */
export const runWorkAgain = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleGivenUp(actor, { id: letterId, of: "job", action: "job-run-again", move: runLetterAgain });
