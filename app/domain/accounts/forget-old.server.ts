import { DAY_MS, HOUR_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

/** How long a device is known that nobody signs in from. */
const DEVICE_DAYS = 365;

/** Forgets what has lost its use: sessions over for a day, links and challenges, kept forms, apps never confirmed, old devices. */
export async function forgetOldJob(): Promise<void> {
  const now = new Date();
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const over = { OR: [{ idleExpiresAt: { lt: dayAgo } }, { absoluteExpiresAt: { lt: dayAgo } }] };
  await db.authSession.deleteMany({ where: over });
  await db.oneTimeToken.deleteMany({ where: { expiresAt: { lt: dayAgo } } });
  await db.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.keptForm.deleteMany({ where: { expiresAt: { lt: now } } });
  const unseen = new Date(now.getTime() - DEVICE_DAYS * DAY_MS);
  await db.knownDevice.deleteMany({ where: { lastSeenAt: { lt: unseen } } });
  const begunAgo = new Date(now.getTime() - HOUR_MS);
  await db.credential.deleteMany({ where: { kind: "totp", confirmedAt: null, createdAt: { lt: begunAgo } } });
}
