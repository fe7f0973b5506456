import type { Actor } from "#app/domain/shared/actor";
import { putLetterAside } from "#app/platform/jobs/dead-letters.server";
import { settleGivenUp } from "./internal/settle-given-up.server";

/** Takes work that was given up out of sight, undone as it is; see `settleGivenUp` for answer and errors. */
export const putWorkAside = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleGivenUp(actor, { id: letterId, of: "job", action: "job-put-aside", move: putLetterAside });
