import { PassThrough } from "node:stream";
import { createGzip } from "node:zlib";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { lastKnownContact } from "#app/domain/practice/practice-contact.server";
import { NonceProvider } from "#app/http/nonce";
import { LastContactProvider } from "#app/http/page-context";
import { readSessionCookie } from "#app/http/session-cookie.server";
import { log, loggablePath } from "#app/platform/log.server";

// The server reaches the application through its build alone, so that there is one pool and one queue per process.
export { isDatabaseReady } from "#app/http/readiness.server";
export { startJobs, stopJobs } from "#app/jobs.server";
export { closeDatabase } from "#app/platform/db/client.server";
export { lastKnownContact };

/** Longer than any page may take; what is still open then is given up. */
export const streamTimeout = 15_000;
const GIVE_UP_MS = streamTimeout + 1_000;
const RETRY_AFTER_S = "5";

/**
 * Pages for visitors only. On a page that holds somebody's own words beside what the address says, the compressed
 * length would let a listener guess at the words (BREACH).
 */
const mayCompress = (request: Request): boolean =>
  /\bgzip\b/.test(request.headers.get("Accept-Encoding") ?? "") && !readSessionCookie(request);

/** Renders a page, sending its head as soon as it stands. Bots and error pages get it in one piece. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, requestId }: AppLoadContext,
): Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (status === 503) headers.set("Retry-After", RETRY_AFTER_S);
  const whenReady = isbot(request.headers.get("User-Agent") ?? "") ? "onAllReady" : "onShellReady";

  return new Promise((resolve, reject) => {
    let isSent = false;
    const page = (
      <NonceProvider value={cspNonce}>
        <LastContactProvider value={lastKnownContact()}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={cspNonce} />
        </LastContactProvider>
      </NonceProvider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: cspNonce,
      [whenReady]() {
        isSent = true;
        const body = mayCompress(request) ? createGzip() : new PassThrough();
        if (mayCompress(request)) headers.set("Content-Encoding", "gzip");
        headers.append("Vary", "Accept-Encoding");
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        // Before the page is on its way the same error arrives at onShellError.
        if (isSent) log().error({ requestId, err: error }, "a part of a page could not be rendered");
      },
    });
    setTimeout(abort, GIVE_UP_MS).unref();
  });
}

/** What the client of our own pages asks for; Remix drops the headers of what a loader throws. */
export function handleDataRequest(answer: Response): Response {
  if (answer.status === 503) answer.headers.set("Retry-After", RETRY_AFTER_S);
  return answer;
}

/** Bugs only: expected failures are answers, and neither an address we lack nor an asker who went away is a bug. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const { requestId } = context;
  log().error(
    { requestId, method: request.method, path: loggablePath(request.url), err: error },
    "unexpected error",
  );
}
