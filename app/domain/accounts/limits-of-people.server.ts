import type { Actor } from "#app/domain/shared/actor";
import { normalizeEmail } from "./email-address";
import { countTry } from "./internal/limits.server";

/** So many messages an hour from one person (platform/rate-limit/limits.ts). Raises "too-many-attempts". */
export const countMessage = (actor: Actor): Promise<void> => countTry(["message-account", actor.personId]);

/** A mail that asks somebody to come: so many an hour from one person, and few to one address whoever asks. Raises "too-many-attempts". */
export async function countInvitation(actor: Actor, email: string): Promise<void> {
  await countTry(["invitation-account", actor.personId], ["invitation-mail", normalizeEmail(email)]);
}

/** Accounts that are made from one network in an hour. Raises "too-many-attempts". */
export const countSignUp = (ip: string | null | undefined): Promise<void> =>
  countTry(["sign-up-address", ip]);
