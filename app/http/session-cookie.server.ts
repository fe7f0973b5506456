import { hostCookie, hostCookieName, parseCookie } from "./cookies.server";

const NAME = "session";
/**
 * An hour more than the absolute limit of a session, in which a browser may still leave what was written; the limits
 * themselves are kept by the server alone.
 */
const THIRTEEN_HOURS_S = 46_800;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token of a request, or null when there is none or it cannot be one. */
export function readSessionCookie(request: Request): string | null {
  const token = parseCookie(request, hostCookieName(NAME));
  return token && TOKEN.test(token) ? token : null;
}

/** `Set-Cookie` for a token that `startSession` gave. */
export const sessionCookie = (token: string): string => hostCookie(NAME, token, THIRTEEN_HOURS_S);

/** `Set-Cookie` that forgets the session. */
export const endedSessionCookie = (): string => hostCookie(NAME, "", 0);
