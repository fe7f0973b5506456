import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { endFeeds } from "./internal/end-feeds.server";

/** The address of the actor's calendar opens nothing any more. Revoking twice is revoking once. */
export async function revokeCalendarFeed(actor: Actor, clock: Clock = realClock): Promise<void> {
  const { personId } = actor;
  await inTransaction(async (tx) => {
    if ((await endFeeds(tx, personId, clock())) === 0) return;
    await recordEvent(tx, actor, {
      action: "calendar-feed-revoked",
      objectKind: "person",
      objectId: personId,
      subjectPersonId: personId,
    });
  });
}
