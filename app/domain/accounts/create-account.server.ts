import type { Actor, Permission, Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { sealEmail } from "./contact-details.server";
import { type Entered, enter } from "./internal/enter.server";
import { personActor } from "./internal/person-actor.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { passwordProblem } from "./password-rules.server";
import type { SessionOrigin } from "./sign-in-session.server";

export type AccountDetails = {
  chosenName: string;
  pronouns?: string | null;
  homeState?: string | null;
  zone: string;
};

export type NewAccount = AccountDetails & {
  personId: string;
  email: string;
  role: Role;
  permissions: Permission[];
  /** From `hashNewPassword`; null signs in by mail only. */
  passwordHash: string | null;
};

/**
 * Checks and hashes a new password, outside any transaction. `oneOfTwo`: a second factor always goes with it, so it may be
 * shorter. Raises "password-refused" with `problem`.
 */
export async function hashNewPassword(
  password: string | null,
  known: string[],
  oneOfTwo = false,
): Promise<string | null> {
  if (!password) return null;
  const problem = passwordProblem(password, known, oneOfTwo);
  if (problem) throw new DomainError("password-refused", { problem });
  return hashPassword(password);
}

/**
 * Makes a person of an accepted invitation and signs them in, in the caller's transaction. The link came by mail, so
 * their address counts as verified. Raises "account-exists" when somebody has that address: nothing of an account
 * that exists is changed, its password least of all.
 */
export async function createAccount(
  tx: Tx,
  account: NewAccount,
  origin: SessionOrigin,
  now: Date,
): Promise<{ actor: Actor; entered: Entered }> {
  const { personId } = account;
  const address = await sealEmail(tx, "person", personId, account.email);
  const { count } = await tx.person.createMany({
    data: [
      {
        id: personId,
        chosenName: account.chosenName,
        pronouns: account.pronouns || null,
        ...address,
        emailVerifiedAt: now,
        homeState: account.homeState || null,
        zone: account.zone,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new DomainError("account-exists");
  if (account.passwordHash) {
    await tx.credential.create({
      data: { id: newId(), personId, kind: "password", secret: account.passwordHash },
      select: { id: true },
    });
  }
  await grantRole(tx, { personId, role: account.role, permissions: account.permissions });
  const actor = await personActor(tx, personId);
  if (!actor) throw new Error("A person who was just made cannot be deactivated.");
  await recordAccountEvent(tx, actor, "account-created");
  return { actor, entered: await enter(tx, personId, origin) };
}

/** Gives a role that the person does not hold yet; permissions are added to those of a role they do hold. */
export async function grantRole(
  tx: Tx,
  grant: { personId: string; role: Role; permissions: Permission[] },
): Promise<void> {
  const { personId, role } = grant;
  const where = { personId, role, validUntil: null };
  const held = await tx.roleGrant.findFirst({ where, select: { id: true, permissions: true } });
  if (!held) {
    await tx.roleGrant.create({ data: { id: newId(), ...grant }, select: { id: true } });
    return;
  }
  const permissions = [...new Set([...held.permissions, ...grant.permissions])];
  await tx.roleGrant.update({ where: { id: held.id }, data: { permissions }, select: { id: true } });
}
