import { DomainError } from "#app/domain/shared/domain-error";
import type { LimitName } from "#app/platform/rate-limit/limits";
import { consume } from "#app/platform/rate-limit/rate-limit.server";

/** Visitors have no account to hold them back: holds and bookings are counted by network address, bookings by mail. */
async function count(tries: [LimitName, string][]): Promise<void> {
  const answers = await Promise.all(tries.map(([name, subject]) => consume(name, subject)));
  const waits = answers.flatMap((answer) => (answer.ok ? [] : [answer.retryAfterSeconds]));
  if (waits.length > 0) throw new DomainError("too-many-attempts", { retryAfterSeconds: Math.max(...waits) });
}

/** @throws DomainError "too-many-attempts" */
export const countHold = (address: string): Promise<void> => count([["consult-hold", address]]);

/** @throws DomainError "too-many-attempts" */
export const countConsultation = (address: string, email: string): Promise<void> =>
  count([
    ["consult-address", address],
    ["consult-mail", email],
  ]);
