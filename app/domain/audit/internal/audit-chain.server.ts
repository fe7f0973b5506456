import { createHmac } from "node:crypto";
import { env } from "#app/platform/env.server";

/** What an event says, each column as Postgres writes it. */
export type EventText = Record<(typeof FIELDS)[number], string | null>;

/** The same with its mark. */
export type MarkedText = EventText & { mac: Buffer | null };

/** In this order for ever: a seal is made over them. */
const FIELDS = [
  "id",
  "at",
  "actor",
  "role",
  "action",
  "objectKind",
  "object",
  "chart",
  "subject",
  "audience",
  "result",
  "session",
  "address",
] as const;

/** What of it the application says itself. */
export const FACTS = FIELDS.filter((field) => field !== "at");

/** A moment as a seal is made over it. */
export const momentText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of an `EventText` of `audit_event e`. */
export const EVENT_TEXT = `
  e.id::text AS id, ${momentText("e.at")} AS at,
  e.actor_person_id::text AS actor, e.acting_role AS role, e.action, e.object_kind AS "objectKind",
  e.object_id::text AS object, e.chart_id::text AS chart, e.subject_person_id::text AS subject, e.audience,
  e.result::text AS result, e.request_id AS session, e.address, e.mac`;

/** Of a seal `s`: whether its event is from before there were marks. */
export const HEAD_IS_UNMARKED =
  "EXISTS (SELECT 1 FROM public.audit_event h WHERE h.id = s.event_id AND h.mac IS NULL)";

/** What stands before the first seal. */
export const BEGINNING: Buffer = Buffer.alloc(32);

const NOTHING = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** Each part with its length before it, so that no text can pass for two others; nothing is not the empty text. */
export function lengthPrefixed(text: string | Buffer | null): Buffer {
  if (text === null) return NOTHING;
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** What a seal says beside its hash: its number, and the moment by which sealing and verifying look for events without one. */
export type SealText = { seq: bigint; eventAt: string | null };

/**
 * The seal over an event: HMAC-SHA256 under AUDIT_KEY over the seal before it, what it says itself, all fields, and the
 * event's mark where it has one.
 */
export function sealOf(previous: Uint8Array, { seq, eventAt }: SealText, event: MarkedText): Buffer {
  const hmac = createHmac("sha256", Buffer.from(env().auditKey, "base64"));
  hmac
    .update(previous)
    .update(lengthPrefixed(String(seq)))
    .update(lengthPrefixed(eventAt));
  for (const field of FIELDS) hmac.update(lengthPrefixed(event[field]));
  if (event.mac !== null) hmac.update(lengthPrefixed(event.mac));
  return hmac.digest();
}
