import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server";
import { FACTS, lengthPrefixed, type MarkedText } from "./internal/audit-chain.server";

/** What a mark is made over: all that an event says but its moment, which the database sets. Ids as Postgres writes them. */
export type EventFacts = Record<(typeof FACTS)[number], string | null>;

/** How far the moment in an event's id (the server's clock) and the one the database sets may lie apart. */
const APART_MS = 10 * 60_000;

/** Another key than that of the chain, made of the same. */
const markKey = (): Buffer =>
  createHmac("sha256", Buffer.from(env().auditKey, "base64")).update("the mark of an event").digest();

let held: { auditKey: string; key: Buffer } | null = null;

/** HMAC-SHA256 over an event. Who has the database alone cannot make one, for an event put in or changed. */
export function markOf(event: EventFacts): Buffer {
  const { auditKey } = env();
  if (held?.auditKey !== auditKey) held = { auditKey, key: markKey() };
  const hmac = createHmac("sha256", held.key);
  for (const fact of FACTS) hmac.update(lengthPrefixed(event[fact]));
  return hmac.digest();
}

/** The moment that an id of version 7 was made, in milliseconds. */
const madeAt = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

/** Whether the application wrote an event so, and about then. */
export function isMarked(event: MarkedText): boolean {
  const { id, at, mac } = event;
  if (mac === null || id === null || at === null) return false;
  const mark = markOf(event);
  const isOurs = mac.length === mark.length && timingSafeEqual(mac, mark);
  return isOurs && Math.abs(Date.parse(at) - madeAt(id)) <= APART_MS;
}
