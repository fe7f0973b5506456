import { homeOf } from "#app/domain/accounts/landing";
import { isForHalfSignedIn, mayTry, needsFreshProof, needsSignIn } from "#app/domain/accounts/policy";
import type { SignedInSession } from "#app/domain/accounts/sign-in-session.server";
import type { Actor } from "#app/domain/shared/actor";
import { MINUTE_MS } from "#app/domain/shared/time";
import type { Declaration } from "./declaration";
import { failWith } from "./fail.server";
import { redirectTo } from "./respond.server";
import { STEPS } from "./second-steps";

/** How long a proof counts for opening a page that asks for one, and for sending what was written on it. */
const PROVED_TO_LOOK_MS = 10 * MINUTE_MS;
const PROVED_TO_SEND_MS = 30 * MINUTE_MS;

type SignedIn = { actor: Actor; session: SignedInSession } | null;

/**
 * Lets through whom the declaration admits. Sends visitors to sign in, whoever is half in on to their second factor, and
 * whoever has not proved themself lately to do so; hides from everybody else what is not theirs to do.
 */
export function admit(declaration: Declaration, request: Request, signedIn: SignedIn): void {
  const { may } = declaration;
  const actor = signedIn?.actor ?? null;
  if (mayTry(actor, may)) {
    if (signedIn && isProofStale(declaration, request, signedIn)) throw proveAgain(declaration, request);
    return;
  }
  const isWhollyIn = actor !== null && !actor.awaits;
  if (isWhollyIn && isForHalfSignedIn(may)) throw redirectTo(homeOf(actor.roles), { status: 302 });
  if (isWhollyIn || !needsSignIn(may)) throw failWith(404);
  throw stepTo(stepOf(actor), declaration, request);
}

/** Where somebody goes on who is not, or not wholly, signed in. */
const stepOf = (actor: Actor | null): string => (actor?.awaits ? STEPS[actor.awaits] : "/sign-in");

/** Whether the declaration asks for a fresh proof, and the one there was is too old. */
export const isProofStale = (
  { may }: Declaration,
  request: Request,
  signedIn: NonNullable<SignedIn>,
): boolean => mayTry(signedIn.actor, may) && needsFreshProof(may) && !isFresh(request, signedIn);

/** Staff who set up their first factor have just signed in, and have nothing yet to prove it with again. */
function isFresh(request: Request, { actor, session }: NonNullable<SignedIn>): boolean {
  if (actor.awaits) return true;
  const limit = request.method === "GET" || request.method === "HEAD" ? PROVED_TO_LOOK_MS : PROVED_TO_SEND_MS;
  return Date.now() - session.provedAt.getTime() < limit;
}

const proveAgain = (declaration: Declaration, request: Request): Response =>
  stepTo("/confirm", declaration, request);

/** To a page that leads back to the wanted one; an answer for scripts has no page to go to. */
function stepTo(step: string, declaration: Declaration, request: Request): Response {
  if (declaration.json) return failWith(401);
  const { pathname, searchParams } = new URL(request.url);
  searchParams.delete("index");
  const wanted = searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
  return redirectTo(`${step}?next=${encodeURIComponent(wanted)}`, { status: 302 });
}
