import type { CompartmentRef } from "#app/platform/crypto/compartments.server";
import { openTexts, type Place, sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentPlace } from "../appointment-view";
import { JOIN_MINUTES, readinessOf, type Setting } from "../attestation";
import { type PlaceOfService, placeOfService } from "../place-of-service";
import { isLicensed } from "./licensed-sql";

/** Somebody who attends, with the last word about where they are; `attestationId` is null before there is one. */
export type AttendeeRow = {
  appointmentId: string;
  place: AppointmentPlace;
  /** Null for the visitor who booked a call. */
  personId: string | null;
  chosenName: string;
  isIdentifiedPatient: boolean;
  attestationId: string | null;
  state: string | null;
  setting: Setting | null;
  isLicensed: boolean;
  /** The therapist who wrote it down for them; null where they said it themself. */
  correctedBy: string | null;
  compartmentId: string | null;
  addressSealed: Uint8Array | null;
  reasonSealed: Uint8Array | null;
};

/**
 * $1 appointments · $2 minutes. What was said before the link opened is about another time: it does not count once an
 * appointment has moved. Who has left the chart attends no more.
 */
const SQL = `
SELECT a.id AS "appointmentId", a.place::text AS place, w.person_id AS "personId", w.name AS "chosenName",
  w.is_patient AS "isIdentifiedPatient", q.id AS "attestationId", q.state, q.setting::text AS setting,
  ${isLicensed("a.therapist_id", "q.state", "a.starts_at")} AS "isLicensed",
  q.corrected_by AS "correctedBy", q.compartment_id AS "compartmentId", q.address_sealed AS "addressSealed",
  q.reason_sealed AS "reasonSealed"
FROM appointment a CROSS JOIN practice x
CROSS JOIN LATERAL (
  SELECT m.person_id, p.chosen_name AS name, cm.identified_patient AS is_patient, cm.join_order AS place
  FROM appointment_member m JOIN person p ON p.id = m.person_id
  JOIN chart_member cm ON cm.chart_id = a.chart_id AND cm.person_id = m.person_id AND cm.left_at IS NULL
  WHERE m.appointment_id = a.id
  UNION ALL SELECT NULL, f.name, false, 0 FROM lead f WHERE f.id = a.lead_id
) w
LEFT JOIN LATERAL (
  SELECT s.*, c.chosen_name AS corrected_by FROM attestation s LEFT JOIN person c ON c.id = s.corrected_by_id
  WHERE s.appointment_id = a.id AND s.person_id IS NOT DISTINCT FROM w.person_id
    AND s.at >= a.starts_at - make_interval(mins => $2::int)
  ORDER BY s.at DESC, s.id DESC LIMIT 1
) q ON true
WHERE a.id = ANY($1::uuid[])
ORDER BY a.id, w.place, w.name`;

/** Everybody who attends, in the order they joined. Callers have checked who asks. */
export const attendees = (tx: Tx, appointmentIds: readonly string[]): Promise<AttendeeRow[]> =>
  prepared<AttendeeRow>(tx, "attendees", SQL, [appointmentIds, JOIN_MINUTES]);

export const lastWordOf = (row: AttendeeRow) =>
  row.attestationId === null ? null : { state: row.state, isLicensed: row.isLicensed };

/** From those who attend one appointment; whom the therapist went on without was nowhere. */
export function placeOfServiceOf(everybody: readonly AttendeeRow[]): PlaceOfService | null {
  const [first] = everybody;
  const there = everybody.filter((row) => readinessOf(lastWordOf(row)) !== "left-out");
  return first ? placeOfService(first.place, there) : null;
}

/** Where somebody can be found in an emergency. Never leaves its seal but for themself and for who treats them. */
export type EmergencyContact = { address: string; phone: string };

type Kept = { attestationId: string | null; compartmentId: string | null };
type WithContact = Kept & { addressSealed: Uint8Array | null };
type WithReason = Kept & { reasonSealed: Uint8Array | null };

const placeOf = (column: string, rowId: string, compartmentId: string): Place => ({
  compartmentId,
  table: "attestation",
  column,
  rowId,
});

export const sealContact = (tx: Tx, rowId: string, compartmentId: string, contact: EmergencyContact) =>
  sealText(tx, placeOf("address_sealed", rowId, compartmentId), JSON.stringify(contact));

export const sealReason = (tx: Tx, rowId: string, compartmentId: string, reason: string) =>
  sealText(tx, placeOf("reason_sealed", rowId, compartmentId), reason);

/** In the order given; null for whom no address is known. */
export async function openContacts(
  tx: Tx,
  rows: readonly WithContact[],
): Promise<(EmergencyContact | null)[]> {
  const texts = await openColumn(
    tx,
    "address_sealed",
    rows.map((row) => ({ ...row, sealed: row.addressSealed })),
  );
  return texts.map((text) => (text === null ? null : (JSON.parse(text) as EmergencyContact)));
}

/** Why a therapist wrote it down, in the order given. */
export const openReasons = (tx: Tx, rows: readonly WithReason[]): Promise<(string | null)[]> =>
  openColumn(
    tx,
    "reason_sealed",
    rows.map((row) => ({ ...row, sealed: row.reasonSealed })),
  );

async function openColumn(
  tx: Tx,
  column: string,
  rows: readonly (Kept & { sealed: Uint8Array | null })[],
): Promise<(string | null)[]> {
  const items = rows.flatMap(({ attestationId: id, compartmentId, sealed }, index) =>
    id && compartmentId && sealed ? [{ index, place: placeOf(column, id, compartmentId), sealed }] : [],
  );
  const texts = await openTexts(tx, items);
  const found = new Map(items.map(({ index }, at) => [index, texts[at] ?? null]));
  return rows.map((_, index) => found.get(index) ?? null);
}

const BEFORE = `
SELECT q.id AS "attestationId", q.compartment_id AS "compartmentId", q.address_sealed AS "addressSealed", q.state,
  q.setting::text AS setting
FROM attestation q JOIN appointment a ON a.id = q.appointment_id
WHERE q.person_id = $1::uuid AND a.chart_id = $2::uuid AND q.corrected_by_id IS NULL
ORDER BY q.at DESC, q.id DESC LIMIT 1`;

type Before = WithContact & { state: string; setting: Setting };

/** What somebody said themself the last time, on the same chart: charts of one person stay apart. */
export async function saidBefore(tx: Tx, personId: string, chartId: string): Promise<Before | null> {
  const [row] = await prepared<Before>(tx, "attestation-before", BEFORE, [personId, chartId]);
  return row ?? null;
}

export type NewAttestation = {
  id: string;
  appointmentId: string;
  personId: string | null;
  state: string | null;
  setting: Setting | null;
  addressSealed: Uint8Array<ArrayBuffer> | null;
  reasonSealed: Uint8Array<ArrayBuffer> | null;
  compartmentId: string;
  correctedById: string | null;
  at: Date;
};

export async function writeAttestation(tx: Tx, data: NewAttestation): Promise<void> {
  await tx.attestation.create({ data, select: { id: true } });
}

/** The compartment of what somebody says of themself: their private one on the chart, or the visitor's own. */
export function compartmentOf(
  view: { chart: { id: string } | null; lead: { id: string } | null },
  personId: string | null,
): CompartmentRef {
  if (view.lead) return { kind: "lead", leadId: view.lead.id };
  if (view.chart && personId) return { kind: "member_private", chartId: view.chart.id, personId };
  throw new Error("an appointment of nobody");
}
