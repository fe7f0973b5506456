import type { Actor } from "#app/domain/shared/actor";
import { runLetterAgain } from "#app/platform/jobs/dead-letters.server";
import { settleLetter } from "./internal/settle-letter.server";

/** Lets work that was given up begin anew, with as many tries as before; see `settleLetter` for answer and errors. */
export const runWorkAgain = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleLetter(actor, { letterId, action: "job-run-again", move: runLetterAgain });
