import { claimInvitation } from "#app/domain/accounts/claim-invitation.server";
import { createAccount, hashNewPassword } from "#app/domain/accounts/create-account.server";
import { invitationByToken } from "#app/domain/accounts/invitation-queries.server";
import { countSignUp } from "#app/domain/accounts/limits-of-people.server";
import type { SessionOrigin } from "#app/domain/accounts/sign-in-session.server";
import type { Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { followInvitation, type Joined } from "./internal/follow-invitation.server";
import type { ChartChoice } from "./open-chart-from-lead.server";

export type AccountFromInvitation = {
  token: string;
  chosenName: string;
  pronouns: string | null;
  /** Null: they sign in by link or code. */
  password: string | null;
  homeState: string | null;
  zone: string;
  /** What a booking becomes; other invitations know their chart. */
  chartKind: ChartChoice;
};

/**
 * Makes an account of an open invitation, signs its person in, and does what the invitation was for, all in one
 * transaction. The invitation works once. Raises "password-refused" with `problem`, "invitation-over", and
 * "account-exists" when the address has an account: its person signs in and accepts instead.
 */
export async function createAccountFromInvitation(
  input: AccountFromInvitation,
  origin: SessionOrigin,
  clock: Clock = realClock,
): Promise<{ token: string; roles: Role[]; joined: Joined | null }> {
  await countSignUp(origin.ip);
  const invited = await invitationByToken(input.token, clock);
  if (invited?.state !== "open") throw new DomainError("invitation-over");
  if (invited.hasAccount) throw new DomainError("account-exists");
  const passwordHash = await hashNewPassword(input.password, [input.chosenName, invited.email]);
  const personId = newId();
  return inTransaction(async (tx) => {
    const now = clock();
    const invitation = await claimInvitation(tx, { token: input.token, personId, emailIndex: null }, now);
    if (!invitation) throw new DomainError("invitation-over");
    const { email, role, permissions } = invitation;
    const account = { ...input, personId, email, role, permissions, passwordHash };
    const { actor, entered } = await createAccount(tx, account, origin, now);
    const joined = await followInvitation(tx, actor, invitation, input, now);
    return { token: entered.token, roles: entered.roles, joined };
  });
}
