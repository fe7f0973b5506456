import { DomainError } from "#app/domain/shared/domain-error";
import { isExclusionViolation } from "#app/platform/db/errors.server";
import { prepared } from "#app/platform/db/pool.server";
import { together } from "#app/platform/db/together";
import { lockFor, type Tx } from "#app/platform/db/transaction.server";

const DROP_EXPIRED = `
  DELETE FROM appointment WHERE therapist_id = $1::uuid AND status = 'held' AND hold_expires_at <= $2::timestamptz`;

/**
 * Therapist first, then people in sorted order: everybody who changes calendars waits in the same order, so nobody
 * waits in a circle. Holds that ran out give their time back here.
 */
export async function lockCalendars(
  tx: Tx,
  therapistId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const people = [...new Set(personIds)].sort().map((personId) => `person:${personId}`);
  await together(
    lockFor(tx, `therapist:${therapistId}`, ...people),
    prepared(tx, "drop-expired-holds", DROP_EXPIRED, [therapistId, now]),
  );
}

/** The rows themselves, for who must agree with somebody that takes no calendar's lock. */
export async function lockAppointments(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM appointment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** What the overlap constraints say, as the module's own words; anything else is thrown on. */
export function overlapAsDomainError(error: unknown): never {
  if (!isExclusionViolation(error)) throw error;
  throw new DomainError(namesMember(error) ? "person-busy" : "slot-taken");
}

const namesMember = (error: unknown): boolean => {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; depth += 1) {
    if (current.message.includes("appointment_member_free")) return true;
    current = current.cause;
  }
  return JSON.stringify(error).includes("appointment_member_free");
};
