import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { openTexts } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { ExternalCalendarView } from "./external-calendar";
import { addressPlace } from "./internal/external-calendar-rows.server";

/** The actor's other calendars, in the order they were added. Raises "not-found" for no therapist. */
export async function ownExternalCalendars(actor: Actor): Promise<ExternalCalendarView[]> {
  const { therapistId } = actor;
  if (!therapistId) throw notFound();
  const rows = await db.externalCalendar.findMany({
    where: { therapistId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      label: true,
      addressSealed: true,
      compartmentId: true,
      readAt: true,
      busyCount: true,
      unreadCount: true,
      problem: true,
      failingSince: true,
    },
  });
  const addresses = await openTexts(
    db,
    rows.map((row) => ({ place: addressPlace(row), sealed: row.addressSealed })),
  );
  return rows.map(({ addressSealed: _sealed, compartmentId: _compartment, ...row }, index) => ({
    ...row,
    host: new URL(addresses[index] ?? "").host,
    readAt: row.readAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
  }));
}

export type BusyElsewhere = { id: string; fromAt: Date; toAt: Date };

/** $1 therapist · $2 from · $3 to */
const BUSY = `
SELECT id, from_at AS "fromAt", to_at AS "toAt" FROM external_busy
WHERE therapist_id = $1::uuid AND from_at < $3::timestamptz AND to_at > $2::timestamptz ORDER BY from_at, id`;

/** When the actor's other calendars say that they are busy, between two moments. */
export async function busyElsewhere(actor: Actor, from: Date, to: Date): Promise<BusyElsewhere[]> {
  if (!actor.therapistId) return [];
  const values = [actor.therapistId, from.toISOString(), to.toISOString()];
  return preparedRead<BusyElsewhere>("busy-elsewhere", BUSY, values);
}
