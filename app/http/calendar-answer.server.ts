import { createHash } from "node:crypto";
import { download } from "./respond.server";

/**
 * A calendar that its reader fetches again and again. It may keep what it has and asks each time whether that still
 * holds; nobody on the way may keep anything.
 */
export function calendarAnswer(request: Request, text: string): Response {
  const tag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  const headers = { ETag: tag, "Cache-Control": "private, no-cache" };
  const isKnown = tagsOf(request.headers.get("If-None-Match")).some((one) => one === tag || one === "*");
  if (isKnown) return new Response(null, { status: 304, headers });
  const answer = download("ics", "sessions", text);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** Compared weakly (RFC 9110, 13.1.2): what stands in between may have marked it so. */
const tagsOf = (header: string | null): string[] =>
  (header ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
