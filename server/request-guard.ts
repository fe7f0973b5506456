import type { IncomingMessage } from "node:http";
import { FORM_BYTES, JSON_BYTES, MULTIPART_BYTES } from "#app/http/body-limits";
import type { ErrorWords } from "#app/http/error-words";
import { TOO_LONG } from "#app/http/too-long";

const URL_ENCODED = "application/x-www-form-urlencoded";

/** Only Stripe and who carries texts may write to us from elsewhere; their signatures stand in for the origin. */
export const WEBHOOKS: readonly string[] = ["/api/stripe/webhook", "/api/sms/webhook"];

const WEBHOOK_BYTES = 256 * 1024;
const MAX_URL = 8_192;
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "OPTIONS"];

const LIMITS: Record<string, number> = {
  [URL_ENCODED]: FORM_BYTES,
  "application/json": JSON_BYTES,
  "multipart/form-data": MULTIPART_BYTES,
};

export type Refusal = { status: number; headers?: Record<string, string>; words?: ErrorWords };

type Asked = Pick<IncomingMessage, "method" | "url" | "headers">;

/** What is wrong with a request before anybody looks at what it wants; null when nothing is. */
export function refusalOf(request: Asked, origin: string): Refusal | null {
  return addressRefusal(request.url ?? "") ?? methodRefusal(request) ?? writeRefusal(request, origin);
}

function addressRefusal(url: string): Refusal | null {
  if (url.length > MAX_URL) return { status: 414 };
  const path = url.split("?")[0] ?? "";
  if (!path.startsWith("/") || path.startsWith("//") || /[\\#]/.test(path)) return { status: 400 };
  if (!URL.canParse(url, "http://own.invalid")) return { status: 400 };
  const [, query = ""] = url.split("?", 2);
  // A backslash is one however it is written: the router reads the path without its escapes.
  if (!isReadable(path, /[\p{Cc}\\]/u) || !isReadable(query, /\0/)) return { status: 400 };
  // The data requests of an older Remix; nothing of ours makes them.
  return new URLSearchParams(query).has("_data") ? { status: 400 } : null;
}

/** Percent signs must be escapes of well-formed text without `forbidden` characters. */
function isReadable(part: string, forbidden: RegExp): boolean {
  try {
    return !forbidden.test(decodeURIComponent(part));
  } catch {
    return false;
  }
}

function methodRefusal({ method = "" }: Asked): Refusal | null {
  if (!METHODS.includes(method)) return { status: 405, headers: { Allow: METHODS.join(", ") } };
  // Answered here, because Remix would run a loader for it.
  if (method === "OPTIONS") return { status: 204, headers: { Allow: METHODS.join(", ") } };
  return null;
}

function writeRefusal(request: Asked, origin: string): Refusal | null {
  if (request.method !== "POST") return null;
  const isWebhook = WEBHOOKS.includes(request.url?.split("?")[0] ?? "");
  if (!isWebhook && !comesFromUs(request, origin)) return { status: 403 };
  return bodyRefusal(request, isWebhook);
}

/** Browsers say where a request comes from. Ones too old for `Sec-Fetch-Site` still name the origin of a write. */
function comesFromUs({ headers }: Asked, origin: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === origin;
}

function bodyRefusal({ url = "", headers }: Asked, isWebhook: boolean): Refusal | null {
  const length = headers["content-length"];
  const hasBody = headers["transfer-encoding"] !== undefined || (length !== undefined && length !== "0");
  if (!hasBody) return null;
  if (headers["content-encoding"] !== undefined) return { status: 415 };
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const limit = LIMITS[type];
  if (limit === undefined) return { status: 415 };
  if (Number(length ?? 0) <= (isWebhook ? WEBHOOK_BYTES : limit) || isForScript(url)) return null;
  return { status: 413, words: type === URL_ENCODED ? TOO_LONG : undefined };
}

/** Only Remix can answer these in a way that our pages read. What it reads of them is counted like a body of unknown length. */
const isForScript = (url: string): boolean => url.split("?")[0]?.endsWith(".data") ?? false;

/**
 * Makes a request say what we know instead of what it claims: our own origin as host, and no word of proxies. Remix
 * compares the two itself and takes a difference for a fault of ours.
 */
export function withOwnIdentity(headers: IncomingMessage["headers"], origin: string): void {
  for (const name of Object.keys(headers)) {
    if (name === "forwarded" || name.startsWith("x-forwarded-")) delete headers[name];
  }
  headers.host = new URL(origin).host;
  if (headers.origin !== undefined) headers.origin = origin;
}
