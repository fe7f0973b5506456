import { withContacts } from "#app/domain/accounts/contact-details.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, actsForPractice, isSignedIn } from "../appointment-party";
import type { AppointmentView, LeadView } from "../appointment-view";

const iso = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who booked, moved or canceled it last; null for a visitor and for the holder of a link. */
const LAST_BY = `CASE WHEN a.status IN ('cancelled', 'late_cancelled') THEN a.cancelled_by_id
  WHEN a.previous_starts_at IS NOT NULL THEN a.moved_by_id ELSE a.booked_by_id END`;

/** That was nobody of the chart, and not the visitor whose call it is. */
const BY_PRACTICE = `(SELECT d.by_id IS NOT NULL AND d.by_id IS DISTINCT FROM l.person_id
  AND NOT EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = a.chart_id AND m.person_id = d.by_id)
  FROM (SELECT ${LAST_BY} AS by_id) d)`;

/**
 * One row is one AppointmentView, with how a lead is reached still sealed; every statement of the module adds its own ownership
 * to the WHERE. OFFSET 0 has chart and lead looked up for each row: Postgres would rather read all there are.
 */
const SELECT = `
SELECT a.id, a.reference, a.status::text AS status, a.version, a.sequence, ${iso("a.starts_at")} AS "startsAt",
  ${iso("a.ends_at")} AS "endsAt", a.place::text AS place, a.agreed_cents AS "agreedCents",
  ${iso("a.undo_until")} AS "undoUntil", ${iso("a.previous_starts_at")} AS "previousStartsAt",
  ${iso("a.cancelled_at")} AS "cancelledAt", a.taken_back AS "takenBack", ${BY_PRACTICE} AS "changedByPractice",
  a.fee_waived AS "feeWaived", a.free_late_cancel AS "freeLateCancel", ${iso("a.created_at")} AS "createdAt",
  a.series_id AS "seriesId",
  json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'kind', s.kind) AS service,
  json_build_object('id', t.id, 'slug', t.slug, 'personId', t.person_id, 'chosenName', w.chosen_name) AS therapist,
  CASE WHEN c.id IS NULL THEN NULL ELSE json_build_object('id', c.id, 'kind', c.kind, 'label', c.label) END AS chart,
  CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object('id', l.id, 'name', l.name, 'emailSealed',
    encode(l.email_sealed, 'base64'), 'phoneSealed', encode(l.phone_sealed, 'base64'), 'pronouns', l.pronouns, 'partnerName', l.partner_name, 'state', l.state,
    'contactBy', l.contact_by, 'discreet', l.discreet, 'personId', l.person_id) END AS lead,
  COALESCE((SELECT json_agg(json_build_object('personId', q.person_id, 'chosenName', p.chosen_name,
      'pronouns', p.pronouns, 'state', q.state) ORDER BY cm.join_order, p.chosen_name)
    FROM appointment_member q JOIN person p ON p.id = q.person_id
    LEFT JOIN chart_member cm ON cm.chart_id = a.chart_id AND cm.person_id = q.person_id
    WHERE q.appointment_id = a.id), '[]'::json) AS attending
FROM appointment a
JOIN service s ON s.id = a.service_id
JOIN therapist t ON t.id = a.therapist_id
JOIN person w ON w.id = t.person_id
LEFT JOIN LATERAL (SELECT x.* FROM chart x WHERE x.id = a.chart_id OFFSET 0) c ON true
LEFT JOIN LATERAL (SELECT x.* FROM lead x WHERE x.id = a.lead_id OFFSET 0) l ON true`;

/** $1 person: a member of the chart who may see the joint items of that time, or who the lead became. */
const OF_CLIENT = `(EXISTS (SELECT 1 FROM chart_member m WHERE m.chart_id = a.chart_id AND m.person_id = $1::uuid
  AND m.left_at IS NULL AND a.ends_at > m.sees_joint_from) OR l.person_id = $1::uuid)`;

/** $1 therapist: the one whose calendar it is, or one on the chart's care team. */
const OF_THERAPIST = `(a.therapist_id = $1::uuid OR EXISTS (SELECT 1 FROM care_team k WHERE k.chart_id = a.chart_id
  AND k.therapist_id = $1::uuid AND k.valid_until IS NULL))`;

/** $1 person or null: the link of a lead names nobody, the link of a member a person who still attends. */
const OF_LINK = `(CASE WHEN $1::uuid IS NULL THEN a.lead_id IS NOT NULL ELSE EXISTS (
  SELECT 1 FROM appointment_member m JOIN chart_member cm ON cm.chart_id = a.chart_id AND cm.person_id = m.person_id
    AND cm.left_at IS NULL WHERE m.appointment_id = a.id AND m.person_id = $1::uuid) END)`;

const NOT_HELD = `a.status <> 'held'`;
const LISTED = `${NOT_HELD} AND NOT a.taken_back`;

/**
 * The same as OF_CLIENT, found from the person on: it must not take longer the more the practice has had. Read as a list
 * before anything else, or Postgres goes through everybody's future sessions to find theirs.
 */
const ownOfClient = (which = "true") => `
SELECT b.id, b.starts_at FROM chart_member m JOIN appointment b ON b.chart_id = m.chart_id AND b.ends_at > m.sees_joint_from
WHERE m.person_id = $1::uuid AND m.left_at IS NULL AND ${which}
UNION SELECT b.id, b.starts_at FROM lead f JOIN appointment b ON b.lead_id = f.id WHERE f.person_id = $1::uuid AND ${which}`;

export const CLIENT_LIST_SQL = `${SELECT} WHERE a.id = ANY (ARRAY(SELECT o.id FROM (${ownOfClient()}) o)) AND ${LISTED}
  ORDER BY a.starts_at DESC LIMIT 200`;
/** $2 now: the one that runs or comes first, found before anything is read of it. */
export const CLIENT_NEXT_SQL = `${SELECT} WHERE a.id = (SELECT o.id FROM (
  ${ownOfClient("b.status = 'booked' AND b.ends_at > $2::timestamptz")}) o ORDER BY o.starts_at LIMIT 1)`;
const CLIENT_ONE_SQL = `${SELECT} WHERE ${OF_CLIENT} AND ${NOT_HELD} AND a.id = $2::uuid`;
const THERAPIST_ONE_SQL = `${SELECT} WHERE ${OF_THERAPIST} AND ${NOT_HELD} AND a.id = $2::uuid`;
const CLIENT_SERIES_SQL = `${SELECT} WHERE ${OF_CLIENT} AND ${LISTED} AND a.series_id = $2::uuid ORDER BY a.starts_at`;
const THERAPIST_SERIES_SQL = `${SELECT} WHERE ${OF_THERAPIST} AND ${LISTED} AND a.series_id = $2::uuid
  ORDER BY a.starts_at`;
const PRACTICE_ONE_SQL = `${SELECT} WHERE ${NOT_HELD} AND a.id = $1::uuid`;
const PRACTICE_SERIES_SQL = `${SELECT} WHERE ${LISTED} AND a.series_id = $1::uuid ORDER BY a.starts_at`;
const LINK_ONE_SQL = `${SELECT} WHERE ${OF_LINK} AND ${NOT_HELD} AND a.id = $2::uuid`;
export const THERAPIST_RANGE_SQL = `${SELECT} WHERE a.therapist_id = $1::uuid AND ${LISTED}
  AND a.starts_at >= $2::timestamptz AND a.starts_at < $3::timestamptz ORDER BY a.starts_at, a.created_at`;
/** $3 those that are listed although they were taken back. */
export const CHART_LIST_SQL = `${SELECT} WHERE ${OF_THERAPIST} AND ${NOT_HELD} AND a.chart_id = $2::uuid
  AND (NOT a.taken_back OR a.id = ANY($3::uuid[]))
  ORDER BY a.starts_at DESC LIMIT 200`;

/** Whose rules hold for a change: the practice cancels without a fee. */
export type Side = "client" | "practice";

type Reading = { name: string; text: string; values: unknown[] };

export const ofClient = (actor: Actor, id: string): Reading => ({
  name: "appointment-of-client",
  text: CLIENT_ONE_SQL,
  values: [actor.personId, id],
});

export const ofTherapist = (actor: Actor, id: string): Reading => ({
  name: "appointment-of-therapist",
  text: THERAPIST_ONE_SQL,
  values: [actor.therapistId, id],
});

const ofPractice = (id: string): Reading => ({
  name: "appointment-of-practice",
  text: PRACTICE_ONE_SQL,
  values: [id],
});

export const ofLink = (personId: string | null, id: string): Reading => ({
  name: "appointment-of-link",
  text: LINK_ONE_SQL,
  values: [personId, id],
});

/** All sessions of a series, as whoever stands on one side of it may see them. */
export const seriesReadings = (actor: Actor, seriesId: string): { side: Side; reading: Reading }[] => {
  if (actsForPractice(actor)) {
    const reading = { name: "series-of-practice", text: PRACTICE_SERIES_SQL, values: [seriesId] };
    return [{ side: "practice", reading }];
  }
  const values = [actor.personId, seriesId];
  const client = { name: "series-of-client", text: CLIENT_SERIES_SQL, values };
  if (!actor.therapistId) return [{ side: "client", reading: client }];
  const practice = {
    name: "series-of-therapist",
    text: THERAPIST_SERIES_SQL,
    values: [actor.therapistId, seriesId],
  };
  return [
    { side: "practice", reading: practice },
    { side: "client", reading: client },
  ];
};

const readingsOf = (party: AppointmentParty, id: string): { side: Side; reading: Reading }[] => {
  if (!isSignedIn(party)) {
    return party.appointmentId === id ? [{ side: "client", reading: ofLink(party.personId, id) }] : [];
  }
  if (actsForPractice(party)) return [{ side: "practice", reading: ofPractice(id) }];
  const practice = { side: "practice" as const, reading: ofTherapist(party, id) };
  const client = { side: "client" as const, reading: ofClient(party, id) };
  return party.therapistId ? [practice, client] : [client];
};

type SealedLead = Omit<LeadView, "email" | "phone"> & { emailSealed: string; phoneSealed: string | null };
type Row = Omit<AppointmentView, "lead"> & { lead: SealedLead | null };

const bytes = (base64: string): Buffer => Buffer.from(base64, "base64");

/** The rows as views: what leads are reached by is opened for all of them together. */
async function opened(tx: Tx, rows: readonly Row[]): Promise<AppointmentView[]> {
  const leads = rows.flatMap(({ lead }) =>
    lead
      ? [
          {
            ...lead,
            emailSealed: bytes(lead.emailSealed),
            phoneSealed: lead.phoneSealed === null ? null : bytes(lead.phoneSealed),
          },
        ]
      : [],
  );
  const known = new Map((await withContacts(tx, "lead", leads)).map((lead) => [lead.id, lead]));
  return rows.map(({ lead, ...row }) => ({ ...row, lead: (lead && known.get(lead.id)) ?? null }));
}

const viewsIn = async (tx: Tx, { name, text, values }: Reading): Promise<AppointmentView[]> =>
  opened(tx, await prepared<Row>(tx, name, text, values));

/** Reads appointments outside a transaction. */
export const readViews = async ({ name, text, values }: Reading): Promise<AppointmentView[]> =>
  opened(db, await preparedRead<Row>(name, text, values));

/** Reads outside a transaction. @throws DomainError "not-found" for unknown and for somebody else's. */
export async function readOne(reading: Reading): Promise<AppointmentView> {
  const [row] = await readViews(reading);
  if (!row) throw notFound();
  return row;
}

export async function readLinked(personId: string | null, id: string): Promise<AppointmentView> {
  return readOne(ofLink(personId, id));
}

/** The same where a transaction may be given. @throws DomainError "not-found" */
export async function readOneIn(tx: Tx, reading: Reading): Promise<AppointmentView> {
  const [row] = await prepared<AppointmentView>(tx, reading.name, reading.text, reading.values);
  if (!row) throw notFound();
  return row;
}

export type Changeable = { view: AppointmentView; side: Side };

/** The appointment a party may change, and on whose side they stand. @throws DomainError "not-found" */
export async function loadForChange(tx: Tx, party: AppointmentParty, id: string): Promise<Changeable> {
  for (const { side, reading } of readingsOf(party, id)) {
    const [view] = await viewsIn(tx, reading);
    if (view) return { view, side };
  }
  throw notFound();
}

/** The same outside a transaction, for pages. @throws DomainError "not-found" */
export async function readForChange(party: AppointmentParty, id: string): Promise<Changeable> {
  for (const { side, reading } of readingsOf(party, id)) {
    const [view] = await readViews(reading);
    if (view) return { view, side };
  }
  throw notFound();
}
