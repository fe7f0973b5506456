import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import type { Actor, SecondStep } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { HOUR_MS, MINUTE_MS } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { CLIENT_IDLE_MINUTES, isStaff, STAFF_IDLE_MINUTES } from "../idle-limits";
import { findSession, type SessionRow } from "./session-rows.server";

/** What is known about the device, and what a session says about itself. */
export type SessionAttributes = {
  userAgent?: string | null;
  ip?: string | null;
  secondFactorAt?: Date | null;
  row?: SessionRow;
};

const ABSOLUTE_MS = 12 * HOUR_MS;
const CLIENT_IDLE_MS = CLIENT_IDLE_MINUTES * MINUTE_MS;
const STAFF_IDLE_MS = STAFF_IDLE_MINUTES * MINUTE_MS;
/** The idle limit moves at most once a minute, so that reading pages does not write a row each time. */
const SEEN_STEP_MS = MINUTE_MS;

/** Lucia wants to move the end once half of this is over: always, so that the adapter decides. */
const ALWAYS_ASK = new TimeSpan(1, "d");

const idleEnd = (now: Date, idleMs: number, absoluteEnd: Date): Date =>
  new Date(Math.min(now.getTime() + idleMs, absoluteEnd.getTime()));

/** Staff need a second factor; for everybody else it counts once they have one. */
function awaited({ secondFactorAt, hasSecondFactor, roles }: SessionRow): SecondStep | null {
  if (secondFactorAt) return null;
  if (hasSecondFactor) return "second-factor";
  return isStaff(roles) ? "set-up" : null;
}

/** Whoever has not come the whole way in yet holds nothing that could open a door. */
function actorFrom(row: SessionRow): Actor {
  const awaits = awaited(row);
  const held = awaits
    ? { roles: [], permissions: [], therapistId: null }
    : { roles: row.roles, permissions: row.permissions, therapistId: row.therapistId };
  const { personId, publicId, chosenName, zone } = row;
  return { personId, sessionId: publicId, ...held, chosenName, zone, awaits };
}

const CREATE = `
  INSERT INTO auth_session (token_hash, public_id, person_id, last_seen_at, idle_expires_at, absolute_expires_at,
                            second_factor_at, user_agent, address)
  SELECT $1, $2::uuid, $3::uuid, $4::timestamptz,
         CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = $3::uuid AND g.role IN ('therapist', 'admin')
                             AND g.valid_from <= $4::timestamptz
                             AND (g.valid_until IS NULL OR g.valid_until > $4::timestamptz))
              THEN $5::timestamptz ELSE $6::timestamptz END,
         $7::timestamptz, $8::timestamptz, $9, $10`;
const MOVE_END = `
  UPDATE auth_session SET last_seen_at = $2::timestamptz, idle_expires_at = $3::timestamptz
  WHERE token_hash = $1 AND idle_expires_at > $2::timestamptz`;

/**
 * Lucia's storage over `auth_session`. The session id that Lucia knows is the token; the table knows its SHA-256
 * only. One adapter serves one operation: it remembers the row it read for the write that may follow.
 */
class HashingAdapter implements Adapter {
  readonly #tx: Tx;
  #row: SessionRow | null = null;

  constructor(tx: Tx) {
    this.#tx = tx;
  }

  async getSessionAndUser(token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await findSession(hashToken(token));
    this.#row = row;
    if (!row) return [null, null];
    const expiresAt = new Date(Math.min(row.idleExpiresAt.getTime(), row.absoluteExpiresAt.getTime()));
    return [
      { id: token, userId: row.personId, expiresAt, attributes: { row } },
      { id: row.personId, attributes: { actor: actorFrom(row) } },
    ];
  }

  async setSession(session: DatabaseSession): Promise<void> {
    const now = new Date();
    const absoluteExpiresAt = new Date(now.getTime() + ABSOLUTE_MS);
    const { secondFactorAt, userAgent, ip } = session.attributes;
    await prepared(this.#tx, "create-session", CREATE, [
      Buffer.from(hashToken(session.id)),
      newId(),
      session.userId,
      now,
      idleEnd(now, STAFF_IDLE_MS, absoluteExpiresAt),
      idleEnd(now, CLIENT_IDLE_MS, absoluteExpiresAt),
      absoluteExpiresAt,
      secondFactorAt ?? null,
      userAgent?.slice(0, 300) ?? null,
      ip ?? null,
    ]);
  }

  async updateSessionExpiration(token: string): Promise<void> {
    const row = this.#row;
    const now = new Date();
    if (!row || now.getTime() - row.lastSeenAt.getTime() < SEEN_STEP_MS) return;
    const idleMs = isStaff(row.roles) ? STAFF_IDLE_MS : CLIENT_IDLE_MS;
    const idleExpiresAt = idleEnd(now, idleMs, row.absoluteExpiresAt);
    await prepared(this.#tx, "move-session-end", MOVE_END, [
      Buffer.from(hashToken(token)),
      now,
      idleExpiresAt,
    ]);
  }

  /** A session that Lucia has just read and found over stays for a day: what its browser still sends is not lost. */
  async deleteSession(token: string): Promise<void> {
    if (this.#row) return;
    const hash = hashToken(token);
    const inFlight = { previousTokenHash: hash, previousUntil: { gt: new Date() } };
    await this.#tx.authSession.deleteMany({ where: { OR: [{ tokenHash: hash }, inFlight] } });
  }

  async deleteUserSessions(personId: string): Promise<void> {
    await this.#tx.authSession.deleteMany({ where: { personId } });
  }

  /** The rows are listed by `publicId` elsewhere: a token cannot be read back, so Lucia gets none. */
  async getUserSessions(): Promise<DatabaseSession[]> {
    return [];
  }

  async deleteExpiredSessions(): Promise<void> {
    const now = new Date();
    await this.#tx.authSession.deleteMany({
      where: { OR: [{ idleExpiresAt: { lt: now } }, { absoluteExpiresAt: { lt: now } }] },
    });
  }
}

/** Lucia for one operation, writing through `tx`. */
export const sessionsIn = (tx: Tx = db) =>
  new Lucia<SessionAttributes, { actor: Actor }>(new HashingAdapter(tx), {
    sessionExpiresIn: ALWAYS_ASK,
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
