import type { Tx } from "#app/platform/db/transaction.server";

/** An authenticator app in use, or a passkey. */
const IN_USE = { kind: { in: ["totp" as const, "passkey" as const] }, confirmedAt: { not: null } };

export const hasSecondFactor = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.credential.count({ where: { personId, ...IN_USE } })) > 0;
