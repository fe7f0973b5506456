import type { Actor } from "#app/domain/shared/actor";
import { putLetterAside } from "#app/platform/jobs/dead-letters.server";
import { settleLetter } from "./internal/settle-letter.server";

/** Takes work that was given up out of sight, undone as it is; see `settleLetter` for answer and errors. */
export const putWorkAside = (actor: Actor, { letterId }: { letterId: string }): Promise<boolean> =>
  settleLetter(actor, { letterId, action: "job-put-aside", move: putLetterAside });
