import { senderFor } from "#app/domain/accounts/contact-rules";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, DAY_MS, realClock } from "#app/domain/shared/time";
import { toFeed } from "#app/platform/calendar-file/ics.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { consumeRead } from "#app/platform/rate-limit/limit-of-reads.server";
import { calendarTitle, calendarUid, therapistTitle } from "./calendar-entry";
import { type FeedOwner, type FeedRow, feedOwner, feedRows } from "./internal/feed-rows.server";

const PAST_DAYS = 30;
/** How often calendars are asked to look again. */
const HOURS = 1;

/** Whether the actor has a calendar address, and since when. The address itself is known to whoever keeps it. */
export async function ownCalendarFeed(actor: Actor): Promise<{ madeAt: string } | null> {
  const where = { personId: actor.personId, revokedAt: null };
  const feed = await db.calendarFeed.findFirst({ where, select: { madeAt: true } });
  return feed && { madeAt: feed.madeAt.toISOString() };
}

/**
 * The calendar that a secret address opens: what its owner attends or holds, the last thirty days and all that is ahead.
 * Nobody is signed in by it. @throws DomainError "not-found" for any other token, "too-many-attempts"
 */
export async function readCalendarFeed(
  { token, address }: { token: string; address: string },
  clock: Clock = realClock,
): Promise<string> {
  const hash = hashToken(token);
  await countRead("calendar-feed-address", address);
  await countRead("calendar-feed", Buffer.from(hash).toString("base64url"));
  const owner = await feedOwner(hash);
  if (!owner) throw notFound();
  const rows = await feedRows(owner, new Date(clock().getTime() - PAST_DAYS * DAY_MS));
  return toFeed(
    rows.map((row) => toEntry(row, owner)),
    { name: "Appointments", hours: HOURS },
  );
}

async function countRead(name: Parameters<typeof consumeRead>[0], subject: string): Promise<void> {
  const counted = await consumeRead(name, subject);
  if (!counted.ok)
    throw new DomainError("too-many-attempts", { retryAfterSeconds: counted.retryAfterSeconds });
}

const titleOf = (row: FeedRow, owner: FeedOwner): string =>
  row.isOwn
    ? therapistTitle(row.names, owner.discreet)
    : calendarTitle(senderFor(owner, owner).name, row.serviceName, owner.discreet);

const toEntry = (row: FeedRow, owner: FeedOwner) => ({
  uid: calendarUid(row.id, env().appOrigin),
  sequence: row.sequence,
  start: row.startsAt,
  end: row.endsAt,
  summary: titleOf(row, owner),
  description: row.isOwn ? undefined : senderFor(owner, owner).phone,
  stamp: row.changedAt,
  cancelled: row.cancelled,
});
