import type { Role } from "#app/domain/shared/actor";

/** Where each role begins; who holds several begins with the clinical work, then the office. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.includes("therapist")) return "/therapist";
  if (roles.includes("admin")) return "/admin";
  return "/client";
}

const NOWHERE = "http://same-origin.invalid";

/**
 * A path of this site that somebody wanted before they had to sign in, or null. Anything that a browser could read
 * as another host ("//host", "/\host", "https:...") is null, and so are the sign-in pages themselves.
 */
export function safePath(wanted: string | null | undefined): string | null {
  if (!wanted || wanted.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes("\\"))
    return null;
  const url = URL.canParse(wanted, NOWHERE) ? new URL(wanted, NOWHERE) : null;
  if (!url || url.origin !== NOWHERE || url.pathname.startsWith("//")) return null;
  if (/^\/sign-(?:in|out)(?:\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}`;
}

/** Where to go after signing in. */
export const landingPath = (roles: readonly Role[], wanted?: string | null): string =>
  safePath(wanted) ?? homeOf(roles);
