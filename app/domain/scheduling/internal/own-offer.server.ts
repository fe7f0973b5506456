import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { preparedRead } from "#app/platform/db/pool.server";

export type OwnOffer = {
  id: string;
  entryId: string;
  freedSlotId: string;
  holdKey: string;
  startsAt: Date;
  expiresAt: Date;
  state: "open" | "accepted" | "declined" | "expired";
  appointmentId: string | null;
  chartId: string;
  therapistId: string;
  therapistSlug: string;
  serviceSlug: string;
};

/** $1 offer · $2 a member of its chart */
const SQL = `
SELECT o.id, o.entry_id AS "entryId", o.freed_slot_id AS "freedSlotId", o.hold_key AS "holdKey", o.starts_at AS "startsAt",
  o.expires_at AS "expiresAt", o.state::text AS state, o.appointment_id AS "appointmentId", e.chart_id AS "chartId",
  t.id AS "therapistId", t.slug AS "therapistSlug", s.slug AS "serviceSlug"
FROM waitlist_offer o JOIN waitlist_entry e ON e.id = o.entry_id JOIN therapist t ON t.id = e.therapist_id
JOIN service s ON s.id = e.service_id
JOIN chart_member m ON m.chart_id = e.chart_id AND m.person_id = $2::uuid AND m.left_at IS NULL
WHERE o.id = $1::uuid`;

/** An offer to a chart that the actor is a member of. @throws DomainError "not-found" */
export async function ownOffer(actor: Actor, offerId: string): Promise<OwnOffer> {
  const [row] = await preparedRead<OwnOffer>("own-offer", SQL, [offerId, actor.personId]);
  if (!row) throw notFound();
  return row;
}
