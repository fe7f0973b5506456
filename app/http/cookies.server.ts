import { env } from "#app/platform/env.server";

/** One cookie of a request, as sent; null when it is absent. Never throws on malformed cookies. */
export function parseCookie(request: Request, name: string): string | null {
  const header = request.headers.get("Cookie") ?? "";
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

const isHttps = (): boolean => env().appOrigin.startsWith("https:");

/** Over https the name itself binds a cookie to this host, to https and to "/". */
export const hostCookieName = (name: string): string => (isHttps() ? `__Host-${name}` : name);

/** A cookie that scripts cannot read. Without `maxAgeS` it ends with the browser. */
export function hostCookie(name: string, value: string, maxAgeS?: number): string {
  const age = maxAgeS === undefined ? "" : `; Max-Age=${maxAgeS}`;
  return `${hostCookieName(name)}=${value}; Path=/${age}; HttpOnly; SameSite=Lax${isHttps() ? "; Secure" : ""}`;
}
