import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";
import { type OwnOffer, ownOffer } from "./internal/own-offer.server";
import type { DayPart } from "./slot-choice";
import { MOST_UNANSWERED } from "./waitlist-match";

export type WaitlistRow = {
  id: string;
  chartId: string;
  chartLabel: string;
  service: { slug: string; name: string };
  therapist: { slug: string; chosenName: string };
  weekdays: number[];
  parts: DayPart[];
  fromDate: string;
  untilDate: string;
  since: string;
  /** They let two offers run out, and are asked again once they say that they still wait. */
  paused: boolean;
  /** The time that is held for them now; none once one of them has asked the others about it. */
  offer: { id: string; startsAt: string; expiresAt: string } | null;
};

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** $1 now; each statement adds whose they are. */
const SELECT = `
SELECT e.id, e.chart_id AS "chartId", c.label AS "chartLabel", json_build_object('slug', s.slug, 'name', s.name) AS service,
  json_build_object('slug', t.slug, 'chosenName', w.chosen_name) AS therapist, e.weekdays, e.parts,
  e.from_date::text AS "fromDate", e.until_date::text AS "untilDate",
  to_char(e.created_at AT TIME ZONE 'UTC', ${ISO}) AS since, e.unanswered >= ${MOST_UNANSWERED} AS paused,
  (SELECT json_build_object('id', o.id, 'startsAt', to_char(o.starts_at AT TIME ZONE 'UTC', ${ISO}),
      'expiresAt', to_char(o.expires_at AT TIME ZONE 'UTC', ${ISO}))
    FROM waitlist_offer o WHERE o.entry_id = e.id AND o.state = 'open' AND o.expires_at > $1::timestamptz
      AND NOT EXISTS (SELECT 1 FROM time_request r WHERE r.request_key = o.hold_key AND r.state = 'open')) AS offer
FROM waitlist_entry e JOIN chart c ON c.id = e.chart_id JOIN service s ON s.id = e.service_id
JOIN therapist t ON t.id = e.therapist_id JOIN person w ON w.id = t.person_id
CROSS JOIN practice p
WHERE e.closed_at IS NULL AND e.until_date >= ($1::timestamptz AT TIME ZONE p.zone)::date`;

const OF_CLIENT = `${SELECT} AND EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = c.id AND m.person_id = $2::uuid
  AND m.left_at IS NULL) ORDER BY e.created_at`;
const OF_THERAPIST = `${SELECT} AND e.therapist_id = $2::uuid ORDER BY e.created_at`;

/** What the actor's charts wait for, and the times that are held for them now. */
export const listOwnWaitlist = (actor: Actor, clock: Clock = realClock): Promise<WaitlistRow[]> =>
  preparedRead<WaitlistRow>("waitlist-of-client", OF_CLIENT, [clock().toISOString(), actor.personId]);

/** Who waits for the actor, the longest first. @throws DomainError "not-found" */
export async function listTherapistWaitlist(actor: Actor, clock: Clock = realClock): Promise<WaitlistRow[]> {
  if (!actor.therapistId) throw notFound();
  const values = [clock().toISOString(), actor.therapistId];
  return preparedRead<WaitlistRow>("waitlist-of-therapist", OF_THERAPIST, values);
}

/** An offer to one of the actor's charts. @throws DomainError "not-found" */
export async function readOffer(actor: Actor, offerId: string): Promise<Omit<OwnOffer, "holdKey">> {
  const { holdKey: _, ...offer } = await ownOffer(actor, offerId);
  return offer;
}
