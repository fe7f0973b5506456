import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { verifyPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { resetLimit } from "#app/platform/rate-limit/rate-limit.server";
import { countFailure, takePassword } from "./internal/failures.server";
import { countTry } from "./internal/limits.server";
import { takeMailedCode } from "./internal/one-time-tokens.server";
import { provenPasskey } from "./internal/passkeys.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { hasSecondFactor } from "./internal/second-factors.server";
import { takeSecondFactor } from "./internal/take-second-factor.server";
import { renewSession } from "./sign-in-session.server";

/** One way to prove again who one is. */
export type Proof =
  | { kind: "password"; password: string }
  | { kind: "mail"; requestId: string; code: string }
  | { kind: "app" | "recovery"; code: string }
  | { kind: "passkey"; answer: string };

/**
 * The actor proves again to be who they are; they go on with the token given. Whoever has a second factor proves that:
 * their password alone, or their mail, is not enough. Raises "proof-refused" and "too-many-attempts".
 */
export async function confirmIdentity(
  actor: Actor,
  proof: Proof,
  clock: Clock = realClock,
): Promise<{ token: string }> {
  const { personId } = actor;
  await countTry(["identity", personId], ["identity-day", personId]);
  const isRightPassword = proof.kind === "password" && (await isPassword(personId, proof.password));
  const token = await inTransaction(async (tx) => {
    const isProved = isRightPassword || (await proves(tx, actor, proof, clock()));
    const isSecond = proof.kind !== "password" && proof.kind !== "mail";
    if (!isProved || (!isSecond && (await hasSecondFactor(tx, personId)))) return null;
    await recordAccountEvent(tx, actor, "identity-confirmed");
    return renewSession(tx, actor, { secondFactor: isSecond, isProofOnly: true });
  });
  if (!token) {
    await recordAccountEvent(db, actor, "identity-confirmed", { result: "denied" });
    throw new DomainError("proof-refused");
  }
  await resetLimit("identity", personId);
  await resetLimit("identity-day", personId);
  return { token };
}

async function isPassword(personId: string, password: string): Promise<boolean> {
  const found = await db.credential.findFirst({
    where: { personId, kind: "password" },
    select: { id: true, secret: true },
  });
  if (!found?.secret) return false;
  const isRight = await verifyPassword(found.secret, password);
  return inTransaction(async (tx) => {
    if (isRight) return takePassword(tx, found.id);
    await countFailure(tx, found.id, "password-locked");
    return false;
  });
}

async function proves(tx: Tx, actor: Actor, proof: Proof, now: Date): Promise<boolean> {
  switch (proof.kind) {
    case "password":
      return false;
    case "mail":
      return isBy(actor, await takeMailedCode(tx, proof.requestId, proof.code, now));
    case "passkey":
      return isBy(actor, await provenPasskey(tx, proof.answer, now));
    default:
      return takeSecondFactor(tx, actor, proof, now);
  }
}

const isBy = (actor: Actor, found: object | null): boolean =>
  found !== null && "personId" in found && found.personId === actor.personId;
