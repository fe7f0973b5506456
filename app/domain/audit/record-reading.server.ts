import type { Actor } from "#app/domain/shared/actor";
import { type AuditEntry, recordEventAlone } from "./record-event.server";

/** Writes the event of a read that is a transaction of its own, before whoever reads gets to see anything. */
export const recordReading = (actor: Actor, entry: AuditEntry): Promise<void> =>
  recordEventAlone(actor, entry);
