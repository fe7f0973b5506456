import type { Actor } from "#app/domain/shared/actor";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type AuditEntry, recordEvent } from "./record-event.server";

/** Writes the event of a read that is a transaction of its own, before whoever reads gets to see anything. */
export const recordReading = (actor: Actor, entry: AuditEntry): Promise<void> =>
  inTransaction((tx) => recordEvent(tx, actor, entry));
