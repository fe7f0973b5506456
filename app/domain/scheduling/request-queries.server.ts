import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";
import { openRequestsOf, ownRequest } from "./internal/request-rows.server";
import type { TimeRequestView } from "./time-request";

/** What the actor has asked and what they are asked, as long as it is open. */
export const listOpenRequests = (actor: Actor, clock: Clock = realClock): Promise<TimeRequestView[]> =>
  openRequestsOf(actor, clock());

/** @throws DomainError "not-found" for everybody who neither asks nor is asked */
export const readRequest = (actor: Actor, requestId: string): Promise<TimeRequestView> =>
  ownRequest(actor, requestId);

/** $1 member · $2 the key of an offer's hold */
const OF_OFFER = `
SELECT r.id FROM time_request r JOIN waitlist_offer o ON o.hold_key = r.request_key
JOIN chart_member m ON m.chart_id = r.chart_id AND m.person_id = $1::uuid AND m.left_at IS NULL
WHERE o.id = $2::uuid AND r.state = 'open'`;

/** The question that a time of the waiting list waits for; null where nobody has asked yet. */
export async function requestAboutOffer(actor: Actor, offerId: string): Promise<string | null> {
  const [row] = await preparedRead<{ id: string }>("request-about-offer", OF_OFFER, [
    actor.personId,
    offerId,
  ]);
  return row?.id ?? null;
}

export type AskingSetting = {
  chartId: string;
  label: string;
  /** Everybody else on it. */
  others: string[];
  on: { sinceAt: string; by: string; isYou: boolean } | null;
};

/** $1 member */
const SETTINGS = `
SELECT c.id AS "chartId", c.label,
  (SELECT json_agg(p.chosen_name ORDER BY m.join_order) FROM chart_member m JOIN person p ON p.id = m.person_id
    WHERE m.chart_id = c.id AND m.left_at IS NULL AND m.person_id <> $1::uuid) AS others,
  (SELECT json_build_object('sinceAt', to_char(f.since_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'by', b.chosen_name, 'isYou', b.id = $1::uuid)
    FROM ask_first f JOIN person b ON b.id = f.by_id WHERE f.chart_id = c.id) AS "on"
FROM chart c JOIN chart_member own ON own.chart_id = c.id AND own.person_id = $1::uuid AND own.left_at IS NULL
WHERE c.status <> 'discharged' AND c.kind <> 'individual'
  AND EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = c.id AND m.left_at IS NULL AND m.person_id <> $1::uuid)
ORDER BY c.created_at`;

/** For each chart that the actor shares: whether its members ask each other first. */
export const listAskingSettings = (actor: Actor): Promise<AskingSetting[]> =>
  preparedRead<AskingSetting>("asking-settings", SETTINGS, [actor.personId]);
