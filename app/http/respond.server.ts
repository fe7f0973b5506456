import type { Submission, SubmissionResult } from "@conform-to/dom";
import { type data, redirect, type TypedResponse } from "@remix-run/node";
import { isDomainError } from "#app/domain/shared/domain-error";
import { isDatabaseAway } from "#app/platform/db/errors.server";
import { failWith } from "./fail.server";
import { type FlashMessage, flashCookie } from "./flash.server";

/** Statuses of the failures that use cases name. A code that is not here is a 422: asked well, but not possible. */
const STATUS_OF_CODE: Record<string, number> = {
  "not-found": 404,
  "link-used": 410,
  "link-expired": 410,
  gone: 410,
  "slot-taken": 409,
  "stale-version": 409,
  conflict: 409,
  "too-many-attempts": 429,
  "rate-limited": 429,
  "payments-away": 503,
};

const RETRY_AFTER_S = "5";

/** The answer to an expected failure, or null for a bug, which goes on to the error boundary. */
export function answerTo(error: unknown): Response | null {
  if (error instanceof Response) return error;
  if (isDomainError(error))
    return failWith(STATUS_OF_CODE[error.code] ?? 422, error.code, waitOf(error.details));
  if (isDatabaseAway(error)) return failWith(503, "database-away", { "Retry-After": RETRY_AFTER_S });
  return null;
}

/** How long whoever came too often should wait, where the failure says so. */
const waitOf = ({ retryAfterSeconds }: Record<string, unknown>): HeadersInit | undefined =>
  typeof retryAfterSeconds === "number" ? { "Retry-After": String(retryAfterSeconds) } : undefined;

type Problems = { formErrors?: string[]; fieldErrors?: Record<string, string[]>; hide?: string[] };

/** The same page again with status 422, the values kept, and these problems said, in this order. */
export function refuse(
  submission: Submission<unknown>,
  problems: Problems,
): Reply<SubmissionResult<string[]>> {
  const { formErrors, fieldErrors, hide = [] } = problems;
  const reply = submission.reply({ formErrors, fieldErrors, hideFields: hidden(submission, hide) });
  // Conform sorts them by name; they are listed in the order they were given in, which is that of the page.
  const places = Object.fromEntries(Object.keys(fieldErrors ?? {}).map((name) => [name, null]));
  return replyWith({ ...reply, error: { ...places, ...reply.error } }, 422);
}

/** What `useActionData` reads out of an answer with a status. */
export type Reply<T> = ReturnType<typeof data<T>>;

/** A value with a status. Pages and resource routes alike take it from a Response, and read it as a `Reply`. */
export const replyWith = <T>(value: T, status: number): Reply<T> =>
  Response.json(value, { status }) as unknown as Reply<T>;

/** Fields whose values never travel back to the page. */
export const hidden = (submission: Submission<unknown>, also: string[] = []): string[] => [
  ...Object.keys(submission.payload).filter((name) => /password/i.test(name)),
  ...also,
];

type RedirectOptions = { flash?: FlashMessage; cookies?: string[]; status?: number };

/** After a form: on to another page, with one line that says what happened. */
export function redirectTo(
  path: string,
  { flash, cookies = [], status = 303 }: RedirectOptions = {},
): TypedResponse<never> {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (flash) headers.append("Set-Cookie", flashCookie(flash));
  return redirect(path, { status, headers });
}

/** A path of our own, for what somebody hands us as the page to go back to. */
export function ownPath(wanted: string | null | undefined, fallback = "/"): string {
  if (!wanted?.startsWith("/") || /^\/[/\\]|[\\\p{Cc}]/u.test(wanted)) return fallback;
  const base = "http://own.invalid";
  if (!URL.canParse(wanted, base)) return fallback;
  const url = new URL(wanted, base);
  const isOurs = url.origin === base && !url.pathname.startsWith("//");
  return isOurs ? `${url.pathname}${url.search}` : fallback;
}

const TYPES = {
  pdf: "application/pdf",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
} as const;

/**
 * A file to keep: never shown inside a page, never run. `name` is without its ending. That no type is guessed and no copy
 * kept stands on every answer of the server (server/security-headers.ts).
 */
export function download(kind: keyof typeof TYPES, name: string, content: string | Uint8Array): Response {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "");
  const safeName =
    letters
      .replace(/[^A-Za-z0-9._-]+/g, "-")
      .replace(/^[-.]+/, "")
      .slice(0, 80) || "file";
  const body = typeof content === "string" ? content : new Uint8Array(content);
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[kind],
      "Content-Disposition": `attachment; filename="${safeName}.${kind}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
