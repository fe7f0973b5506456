import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { emailOf } from "./contact-details.server";
import { hashNewPassword } from "./create-account.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { replacePassword } from "./internal/replace-password.server";
import { isOneOfTwo } from "./second-factor-queries.server";
import { endOtherSessions, renewSession } from "./sign-in-session.server";

/**
 * Sets or changes the actor's own password and signs them out everywhere else; they go on with the token given. That it is
 * them has been proved just before, by the rule of the action. Raises "password-refused" with `problem`.
 */
export async function changePassword(
  actor: Actor,
  input: { newPassword: string },
): Promise<{ token: string }> {
  const { personId } = actor;
  const had = await db.credential.count({ where: { personId, kind: "password" } });
  const known = [actor.chosenName, await emailOf(db, personId)];
  const secret = await hashNewPassword(input.newPassword, known, await isOneOfTwo(actor));
  if (!secret) throw new DomainError("password-refused", { problem: "too-short" });
  return inTransaction(async (tx) => {
    await replacePassword(tx, personId, secret);
    await endOtherSessions(tx, actor);
    await recordSecurityChange(tx, actor, had > 0 ? "password-changed" : "password-set");
    return { token: await renewSession(tx, actor, { secondFactor: false }) };
  });
}
