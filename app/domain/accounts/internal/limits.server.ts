import { DomainError } from "#app/domain/shared/domain-error";
import type { LimitName } from "#app/platform/rate-limit/limits";
import { networkOf } from "#app/platform/rate-limit/network";
import { consume, resetLimit } from "#app/platform/rate-limit/rate-limit.server";

type Counted = [name: LimitName, subject: string | null | undefined];

/** An account as it is tried from one network address. */
export const fromAddress = (account: string, ip: string | null | undefined): string =>
  `${account} ${networkOf(ip ?? "")}`;

/** Whoever used a mail's link or code reads its mails: what others typed for it counts no more. */
export async function forgetCodeTries(account: string): Promise<void> {
  await resetLimit("sign-in-code-account-day", account);
  await resetLimit("sign-in-code-account-month", account);
}

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
