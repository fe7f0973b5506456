import { acceptAs } from "#app/domain/accounts/accept-as.server";
import type { SessionOrigin } from "#app/domain/accounts/sign-in-session.server";
import type { Actor, Role } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { followInvitation, type Joined } from "./internal/follow-invitation.server";
import type { ChartChoice } from "./open-chart-from-lead.server";

/**
 * Whoever is signed in accepts an invitation that was sent to their own address; only what it was for changes, and they
 * go on in a new session, whose token is given. Raises "invitation-over".
 */
export async function acceptInvitation(
  actor: Actor,
  input: { token: string; chartKind: ChartChoice },
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<{ token: string; roles: Role[]; joined: Joined | null }> {
  return inTransaction(async (tx) => {
    const now = clock();
    const { invitation, entered } = await acceptAs(tx, actor, input.token, origin, now);
    const joined = await followInvitation(tx, actor, invitation, input, now);
    return { token: entered.token, roles: entered.roles, joined };
  });
}
