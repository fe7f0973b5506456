import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { verifyPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { hashNewPassword } from "./create-account.server";
import { countTry } from "./internal/limits.server";
import { type SessionOrigin, startSession } from "./sign-in-session.server";

export type PasswordChange = { currentPassword: string | null; newPassword: string };

/**
 * Sets or changes the actor's own password and signs them out everywhere else; they go on in a new session, whose
 * token is given. Raises "wrong-password" where one is set and `currentPassword` is not it, "password-refused" with
 * `problem`, "too-many-attempts".
 */
export async function changePassword(
  actor: Actor,
  input: PasswordChange,
  origin: SessionOrigin,
): Promise<{ token: string }> {
  const { personId } = actor;
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      email: true,
      credentials: { where: { kind: "password" }, select: { id: true, secret: true } },
    },
  });
  const [current] = person.credentials;
  if (current) {
    await countTry(["sign-in-account", person.email]);
    const isRight = await verifyPassword(current.secret, input.currentPassword ?? "");
    if (!isRight) throw new DomainError("wrong-password");
  }
  const secret = await hashNewPassword(input.newPassword, [actor.chosenName, person.email]);
  if (!secret) throw new DomainError("password-refused", { problem: "too-short" });
  return inTransaction(async (tx) => {
    await tx.credential.deleteMany({ where: { personId, kind: "password" } });
    await tx.credential.create({
      data: { id: newId(), personId, kind: "password", secret },
      select: { id: true },
    });
    await tx.authSession.deleteMany({ where: { personId } });
    await recordEvent(tx, actor, {
      action: "password-changed",
      objectKind: "person",
      objectId: personId,
      subjectPersonId: personId,
    });
    return { token: await startSession(tx, personId, origin) };
  });
}
