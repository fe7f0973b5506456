import { isIP } from "node:net";
import { shortAddress } from "#app/domain/audit/short-address";
import { DomainError } from "#app/domain/shared/domain-error";
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
    counted.map(async ([name, subject]) => {
      const answer = subject ? await consume(name, subject) : null;
      return subject && answer?.ok === false ? [{ subject, wait: answer.retryAfterSeconds }] : [];
    }),
  );
  const refused = answers.flat();
  if (refused.length === 0) return;
  await noteRefusal(refused, counted.find(([name]) => BY_PERSON.includes(name))?.[1] ?? null);
  throw new DomainError("too-many-attempts", {
    retryAfterSeconds: Math.max(...refused.map(({ wait }) => wait)),
  });
}

type Refused = { subject: string };

/** Limits whose subject is a person's id. */
const BY_PERSON: readonly LimitName[] = [
  ...(["second-factor", "second-factor-day", "identity", "identity-day", "identity-mail"] as const),
  ...(["email-change", "invitation-account", "message-account"] as const),
];

/** Whose it is, where the limit counts by person; by which network, where it counts by one. */
async function noteRefusal(refused: readonly Refused[], personId: string | null): Promise<void> {
  // Of a flood from one network that asks for many accounts, the network alone makes the event.
  const network = refused.find(({ subject }) => isIP(subject) !== 0)?.subject;
  const key = network ?? refused.map(({ subject }) => subject).join(" ");
  if (!(await consume("refusal-noted", key)).ok) return;
  const address = shortAddress(network);
  await recordAccountEvent(db, null, "attempts-refused", { personId, result: "denied", address });
}
