import { DomainError } from "#app/domain/shared/domain-error";
import type { LimitName } from "#app/platform/rate-limit/limits";
import { consume } from "#app/platform/rate-limit/rate-limit.server";

type Counted = [name: LimitName, subject: string | null | undefined];

/** An account as it is tried from one network address. */
export const fromAddress = (account: string, ip: string | null | undefined): string =>
  `${account} ${ip ?? ""}`;

/**
 * Counts one try against each limit that has a subject. Raises "too-many-attempts" with `retryAfterSeconds`, the same
 * for addresses that exist and for those that do not.
 */
export async function countTry(...counted: Counted[]): Promise<void> {
  const answers = await Promise.all(
    counted.flatMap(([name, subject]) => (subject ? [consume(name, subject)] : [])),
  );
  const waits = answers.flatMap((answer) => (answer.ok ? [] : [answer.retryAfterSeconds]));
  if (waits.length > 0) throw new DomainError("too-many-attempts", { retryAfterSeconds: Math.max(...waits) });
}
