import { isIP } from "node:net";
import { shortAddress } from "#app/domain/audit/short-address";
import { DomainError } from "#app/domain/shared/domain-error";
import { isUuid } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import type { LimitName } from "#app/platform/rate-limit/limits";
import { networkOf } from "#app/platform/rate-limit/network";
import { consume, resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { recordAccountEvent } from "./record-account-event.server";

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
  if (waits.length === 0) return;
  await noteRefusal(counted);
  throw new DomainError("too-many-attempts", { retryAfterSeconds: Math.max(...waits) });
}

/** Whose it is, where the limit counts by person; by which network, where it counts by one. */
async function noteRefusal(counted: readonly Counted[]): Promise<void> {
  const subjects = counted.map(([, subject]) => subject ?? "");
  if (!(await consume("refusal-noted", subjects.join(" "))).ok) return;
  const address = subjects.find((subject) => isIP(subject) !== 0);
  await recordAccountEvent(db, null, "attempts-refused", {
    ...{ personId: subjects.find(isUuid) ?? null, result: "denied" },
    address: shortAddress(address),
  });
}
