import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { sessionsIn } from "./internal/lucia-adapter.server";
import { burnTokensOf } from "./internal/one-time-tokens.server";

export type SignedInSession = {
  /** Public id, as in the list of devices. */
  id: string;
  idleExpiresAt: Date;
  absoluteExpiresAt: Date;
  /** When the second factor was given in this session. */
  secondFactorAt: Date | null;
  /** When they last proved to be who they are. */
  provedAt: Date;
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
  const { publicId: id, idleExpiresAt, absoluteExpiresAt, secondFactorAt, provedAt } = session.row;
  return { actor: user.actor, session: { id, idleExpiresAt, absoluteExpiresAt, secondFactorAt, provedAt } };
}

const LAPSE = `
  UPDATE auth_session SET idle_expires_at = LEAST(idle_expires_at, $2::timestamptz) WHERE public_id = $1::uuid`;

/** Ends the actor's session as if it had ended by itself now: what other pages of it still send is kept. */
export async function lapseSession({ sessionId }: Actor): Promise<void> {
  await prepared(db, "lapse-session", LAPSE, [sessionId, new Date()]);
}

/** Signs this device out. */
export const endSession = (token: string, tx?: Tx): Promise<void> => sessionsIn(tx).invalidateSession(token);

/** Signs a person out everywhere; inside the caller's transaction where one is given. */
export const endAllSessions = (personId: string, tx?: Tx): Promise<void> =>
  sessionsIn(tx).invalidateUserSessions(personId);

/** How long what a browser had sent with the old token may take to arrive. */
const IN_FLIGHT_SECONDS = 10;

/** $4 the second factor was part of the proof · $5 nothing but a proof. A session that only now becomes whole has risen. */
const RENEW = `
  UPDATE auth_session s SET token_hash = $2, proved_at = $3::timestamptz,
         second_factor_at = CASE WHEN $4 THEN $3::timestamptz ELSE s.second_factor_at END,
         previous_token_hash = CASE WHEN o.stays THEN s.token_hash END,
         previous_until = CASE WHEN o.stays THEN $3::timestamptz + interval '${IN_FLIGHT_SECONDS} seconds' END,
         previous_proved_at = CASE WHEN o.stays THEN s.proved_at END
  FROM (SELECT public_id, $5::boolean AND (second_factor_at IS NOT NULL OR NOT $4) AS stays
        FROM auth_session WHERE public_id = $1::uuid FOR UPDATE) o
  WHERE s.public_id = o.public_id RETURNING s.public_id`;

type Renewal = {
  /** It was part of the proof. */
  secondFactor: boolean;
  /** Nothing of the account or of the rights changes with it. */
  isProofOnly?: boolean;
};

/**
 * Gives the actor's session a new token, as every rise in rights and every new proof does. The old one opens nothing any
 * more; after a mere proof, what is on its way with it still arrives for seconds, as what has not been proved anew. Raises
 * "sign-in-failed" when the session has been ended meanwhile.
 */
export async function renewSession(
  tx: Tx,
  actor: Actor,
  { secondFactor, isProofOnly = false }: Renewal,
): Promise<string> {
  const { token, hash } = newToken();
  const values = [actor.sessionId, Buffer.from(hash), new Date(), secondFactor, isProofOnly];
  const renewed = await prepared(tx, "renew-session", RENEW, values);
  if (renewed.length === 0) throw new DomainError("sign-in-failed");
  return token;
}

/**
 * Signs a person out on every device but the one they act from, whose token alone opens their session from then on; what was
 * mailed before opens nothing any more. Gives how many sessions there were.
 */
export async function endOtherSessions(tx: Tx, actor: Actor): Promise<number> {
  const { personId, sessionId } = actor;
  const { count } = await tx.authSession.deleteMany({ where: { personId, publicId: { not: sessionId } } });
  await tx.authSession.updateMany({
    where: { personId, publicId: sessionId },
    data: { previousTokenHash: null, previousUntil: null, previousProvedAt: null },
  });
  await burnTokensOf(tx, actor.personId, new Date());
  return count;
}
