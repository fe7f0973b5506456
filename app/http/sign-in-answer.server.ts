import { homeOf } from "#app/domain/accounts/landing";
import { endSession, type SessionOrigin, validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signOut } from "#app/domain/accounts/sign-out.server";
import type { Actor, Role } from "#app/domain/shared/actor";
import { hostCookie, hostCookieName, parseCookie } from "./cookies.server";
import type { FlashMessage } from "./flash.server";
import { ownPath, redirectTo } from "./respond.server";
import { STEPS } from "./second-steps";
import { readSessionCookie, sessionCookie } from "./session-cookie.server";

type Asked = { request: Request; context: { address: string } };

/** What a new session notes down about where it was opened. */
export const sessionOrigin = ({ request, context }: Asked): SessionOrigin => ({
  userAgent: request.headers.get("User-Agent")?.slice(0, 200) ?? null,
  ip: context.address,
});

type Landing = { next?: string | null; flash?: FlashMessage };

/** Puts a new session into the browser in place of any it had, and goes to the wanted page or the role's home. */
export async function enterWith(
  request: Request,
  entered: { token: string; roles: Role[] },
  { next, flash }: Landing = {},
): Promise<Response> {
  const earlier = readSessionCookie(request);
  if (earlier && earlier !== entered.token) await endSession(earlier);
  const to = await stepOrPage(entered.token, landingPath(entered.roles, next));
  return redirectTo(to, { cookies: [sessionCookie(entered.token)], flash });
}

/** Whoever is only half in goes to their second step at once: being sent there from a page is a refusal. */
async function stepOrPage(token: string, page: string): Promise<string> {
  const awaits = (await validateSession(token))?.actor.awaits;
  return awaits ? `${STEPS[awaits]}?next=${encodeURIComponent(page)}` : page;
}

/** Ends the session of a browser, also of one that is only half signed in. */
export async function signOutHere(actor: Actor | null, request: Request): Promise<void> {
  const token = readSessionCookie(request);
  if (actor) await signOut(actor);
  else if (token) await endSession(token);
}

/** The page somebody wanted before they signed in, or where their role begins. */
export function landingPath(roles: readonly Role[], next?: string | null): string {
  const wanted = ownPath(next, homeOf(roles));
  return /^\/sign-(?:in|out)(?:[/?]|$)/.test(wanted) ? homeOf(roles) : wanted;
}

const WANTED = "wanted";
const QUARTER_HOUR_S = 900;

/** Keeps the wanted page in the browser that asks for a link: the link itself comes back without it. */
export const wantedCookie = (next: string): string =>
  hostCookie(WANTED, encodeURIComponent(next), QUARTER_HOUR_S);

/** The page kept by `wantedCookie`, or null. */
export function wantedOf(request: Request): string | null {
  try {
    return decodeURIComponent(parseCookie(request, hostCookieName(WANTED)) ?? "") || null;
  } catch {
    return null;
  }
}
