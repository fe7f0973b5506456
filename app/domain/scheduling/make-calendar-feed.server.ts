import { tellOfNewFeed } from "#app/domain/accounts/tell-of-new-feed.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { newToken } from "#app/platform/crypto/tokens.server";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { endFeeds } from "./internal/end-feeds.server";

/** A new secret address for the actor's calendar, shown this once. An earlier one stops working, and they are told by mail. */
export async function makeCalendarFeed(actor: Actor, clock: Clock = realClock): Promise<{ address: string }> {
  const { personId } = actor;
  const { token, hash } = newToken();
  await inTransaction(async (tx) => {
    await lockFor(tx, `calendar-feed:${personId}`);
    await endFeeds(tx, personId, clock());
    const data = { id: newId(), personId, tokenHash: hash, madeAt: clock() };
    await tx.calendarFeed.create({ data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "calendar-feed-made",
      objectKind: "person",
      objectId: personId,
      subjectPersonId: personId,
    });
    await tellOfNewFeed(tx, personId);
  });
  return { address: `${env().appOrigin}/calendar/${token}/sessions.ics` };
}
