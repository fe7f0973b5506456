import type { Actor } from "#app/domain/shared/actor";
import { bringLetterBack } from "#app/platform/jobs/dead-letters.server";
import { settleGivenUp } from "./internal/settle-given-up.server";

/** Undoes `putWorkAside`; see `settleGivenUp` for answer and errors. */
export const bringWorkBack = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleGivenUp(actor, { id: letterId, of: "job", action: "job-brought-back", move: bringLetterBack });
