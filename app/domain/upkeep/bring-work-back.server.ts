import type { Actor } from "#app/domain/shared/actor";
import { bringLetterBack } from "#app/platform/jobs/dead-letters.server";
import { settleLetter } from "./internal/settle-letter.server";

/** Undoes `putWorkAside`; see `settleLetter` for answer and errors. */
export const bringWorkBack = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleLetter(actor, { letterId, action: "job-brought-back", move: bringLetterBack });
