import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { TimeRequestView } from "../time-request";

const iso = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $1 somebody who asks or is asked, as long as they are on the chart. */
const SELECT = `
SELECT r.id, r.chart_id AS "chartId", c.label AS "chartLabel", r.state::text AS state, r.moves, r.every_weeks AS "everyWeeks",
  r.request_key AS "requestKey", r.therapist_id AS "therapistId",
  ${iso("r.expires_at")} AS "expiresAt", r.asked_by_id = $1::uuid AS "isYours",
  json_build_object('personId', b.id, 'chosenName', b.chosen_name) AS "askedBy",
  json_build_object('slug', s.slug, 'name', s.name) AS service,
  json_build_object('slug', t.slug, 'chosenName', w.chosen_name) AS therapist,
  (SELECT json_agg(json_build_object('id', d.id, 'startsAt', ${iso("d.starts_at")}, 'cents', d.agreed_cents, 'wasAt', ${iso("d.was_at")},
      'appointmentId', d.appointment_id, 'version', d.version, 'seriesId', a.series_id) ORDER BY d.starts_at)
    FROM time_request_date d LEFT JOIN appointment a ON a.id = d.appointment_id WHERE d.request_id = r.id) AS dates,
  (SELECT json_agg(json_build_object('personId', q.person_id, 'chosenName', p.chosen_name, 'state', q.state,
      'saidYes', q.said_yes_at IS NOT NULL, 'isYou', q.person_id = $1::uuid) ORDER BY m.join_order)
    FROM time_request_person q JOIN person p ON p.id = q.person_id
    LEFT JOIN chart_member m ON m.chart_id = r.chart_id AND m.person_id = q.person_id WHERE q.request_id = r.id) AS people
FROM time_request r JOIN chart c ON c.id = r.chart_id JOIN person b ON b.id = r.asked_by_id JOIN service s ON s.id = r.service_id
JOIN therapist t ON t.id = r.therapist_id JOIN person w ON w.id = t.person_id
JOIN chart_member own ON own.chart_id = r.chart_id AND own.person_id = $1::uuid AND own.left_at IS NULL
WHERE (r.asked_by_id = $1::uuid OR EXISTS (SELECT 1 FROM time_request_person q WHERE q.request_id = r.id AND q.person_id = $1::uuid))`;

const ONE = `${SELECT} AND r.id = $2::uuid`;
const OPEN = `${SELECT} AND r.state = 'open' AND r.expires_at > $2::timestamptz ORDER BY r.asked_at`;

/** @throws DomainError "not-found" for everybody who neither asks nor is asked */
export async function ownRequest(actor: Actor, requestId: string): Promise<TimeRequestView> {
  const [row] = await preparedRead<TimeRequestView>("own-time-request", ONE, [actor.personId, requestId]);
  if (!row) throw notFound();
  return row;
}

export const openRequestsOf = (actor: Actor, now: Date): Promise<TimeRequestView[]> =>
  preparedRead<TimeRequestView>("open-time-requests", OPEN, [actor.personId, now.toISOString()]);

/** $1 chart */
const ASKS_FIRST = `SELECT EXISTS (SELECT 1 FROM ask_first WHERE chart_id = $1::uuid) AS "asksFirst"`;

/** Whether the members of a chart ask each other before they book or move. */
export async function asksFirstOf(tx: Tx | null, chartId: string): Promise<boolean> {
  type Row = { asksFirst: boolean };
  const [row] = await (tx
    ? prepared<Row>(tx, "asks-first", ASKS_FIRST, [chartId])
    : preparedRead<Row>("asks-first", ASKS_FIRST, [chartId]));
  return row?.asksFirst ?? false;
}
