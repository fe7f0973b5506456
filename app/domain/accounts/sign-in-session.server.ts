import type { Actor } from "#app/domain/shared/actor";
import { newToken } from "#app/platform/crypto/tokens.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { sessionsIn } from "./internal/lucia-adapter.server";

export type SignedInSession = {
  /** Public id, as in the list of devices. */
  id: string;
  idleExpiresAt: Date;
  absoluteExpiresAt: Date;
  /** When the second factor was given in this session. */
  secondFactorAt: Date | null;
};

export type SessionOrigin = { userAgent?: string | null; ip?: string | null; secondFactorAt?: Date | null };

/**
 * Opens a session and gives its token, which only the browser keeps. Every rise in rights opens a new one.
 * Staff are signed out after 15 idle minutes, clients after 30, everybody after 12 hours.
 */
export async function startSession(tx: Tx, personId: string, origin: SessionOrigin = {}): Promise<string> {
  const { token } = newToken();
  await sessionsIn(tx).createSession(personId, origin, { sessionId: token });
  return token;
}

/** Whose session a token opens and what they may do now; null when it is unknown, over, or of somebody deactivated. */
export async function validateSession(
  token: string,
): Promise<{ actor: Actor; session: SignedInSession } | null> {
  const { user, session } = await sessionsIn().validateSession(token);
  if (!user || !session.row) return null;
  const { publicId, idleExpiresAt, absoluteExpiresAt, secondFactorAt } = session.row;
  return { actor: user.actor, session: { id: publicId, idleExpiresAt, absoluteExpiresAt, secondFactorAt } };
}

/** Signs this device out. */
export const endSession = (token: string, tx?: Tx): Promise<void> => sessionsIn(tx).invalidateSession(token);

/** Signs a person out everywhere; inside the caller's transaction where one is given. */
export const endAllSessions = (personId: string, tx?: Tx): Promise<void> =>
  sessionsIn(tx).invalidateUserSessions(personId);
