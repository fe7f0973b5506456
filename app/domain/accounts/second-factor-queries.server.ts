import type { Actor } from "#app/domain/shared/actor";
import { totpAddress } from "#app/platform/crypto/totp.server";
import { db } from "#app/platform/db/client.server";
import { type QrPath, qrPath } from "#app/platform/qr/qr-path.server";
import { emailOf } from "./contact-details.server";
import { isStaff } from "./idle-limits";
import { authenticatorOf } from "./internal/authenticator.server";
import { hasSecondFactor } from "./internal/second-factors.server";

export type OwnPasskey = { credentialId: string; label: string; addedAt: string; lastUsedAt: string | null };

export type OwnSecondFactors = {
  app: { credentialId: string; addedAt: string; lastUsedAt: string | null } | null;
  passkeys: OwnPasskey[];
  recoveryCodesLeft: number;
};

/** What the actor has set up as a second factor, passkeys in the order they were added. */
export async function ownSecondFactors(actor: Actor): Promise<OwnSecondFactors> {
  const { personId } = actor;
  const [rows, recoveryCodesLeft] = await Promise.all([
    db.credential.findMany({
      where: { personId, kind: { not: "password" }, confirmedAt: { not: null } },
      orderBy: { id: "asc" },
      select: { id: true, kind: true, label: true, confirmedAt: true, lastUsedAt: true },
    }),
    db.recoveryCode.count({ where: { personId, usedAt: null } }),
  ]);
  const factors = rows.map(({ id, kind, label, confirmedAt, lastUsedAt }) => ({
    ...{ credentialId: id, kind, label: label ?? "Passkey" },
    ...{ addedAt: confirmedAt?.toISOString() ?? "", lastUsedAt: lastUsedAt?.toISOString() ?? null },
  }));
  return {
    app: factors.find(({ kind }) => kind === "totp") ?? null,
    passkeys: factors.filter(({ kind }) => kind === "passkey"),
    recoveryCodesLeft,
  };
}

export type AuthenticatorSetUp = {
  qr: QrPath;
  /** The same address as a link, for an app on this device. */
  address: string;
  /** The secret in groups of four, for typing it. */
  secret: string;
};

/** What an app needs to know to be set up; null when nothing has been begun. */
export async function authenticatorSetUp(actor: Actor): Promise<AuthenticatorSetUp | null> {
  const [begun, email, practice] = await Promise.all([
    authenticatorOf(db, actor, "begun"),
    emailOf(db, actor.personId),
    db.practice.findFirst({ select: { shortName: true } }),
  ]);
  if (!begun) return null;
  const address = totpAddress(begun.secret, practice?.shortName ?? "Attune", email);
  return { qr: qrPath(address), address, secret: begun.secret.replaceAll(/.{4}(?=.)/g, "$& ") };
}

/** How the actor can prove again who they are: by their second factor where they have one, else by password or mail. */
export async function waysToProve(
  actor: Actor,
): Promise<{ password: boolean; app: boolean; passkey: boolean }> {
  const rows = await db.credential.findMany({
    where: { personId: actor.personId, OR: [{ kind: "password" }, { confirmedAt: { not: null } }] },
    select: { kind: true },
  });
  const has = (kind: string) => rows.some((row) => row.kind === kind);
  const isSecond = has("totp") || has("passkey");
  return { password: has("password") && !isSecond, app: has("totp"), passkey: has("passkey") };
}

/** Whether the actor's password will never be all that is asked for: of staff, who cannot be without a second factor. */
export const isOneOfTwo = async (actor: Actor): Promise<boolean> =>
  isStaff(actor.roles) && hasSecondFactor(db, actor.personId);
