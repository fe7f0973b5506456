import type { ServerResponse } from "node:http";

type Policy = {
  nonce: string;
  /** Where a form's redirect may lead besides ourselves: the hosted Checkout. */
  formTargets: string[];
  isDevelopment: boolean;
};

/** Nothing runs, loads or frames but what we serve ourselves. Hot reloading needs inline styles and a socket. */
export function contentSecurityPolicy({ nonce, formTargets, isDevelopment }: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    isDevelopment ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...formTargets].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const FIXED: Record<string, string> = {
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  // What is public says otherwise itself.
  "Cache-Control": "no-store",
};

/** On every answer before anything else happens, so that errors and assets carry them too. */
export function setSecurityHeaders(response: ServerResponse, policy: Policy): void {
  for (const [name, value] of Object.entries(FIXED)) response.setHeader(name, value);
  response.setHeader("Content-Security-Policy", contentSecurityPolicy(policy));
  response.removeHeader("X-Powered-By");
}

/** The same as text, for answers to requests that Node could not read. */
export const rawSecurityHeaders = (): string =>
  [
    ...Object.entries(FIXED).map(([name, value]) => `${name}: ${value}`),
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  ].join("\r\n");
