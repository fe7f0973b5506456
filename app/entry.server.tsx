import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { lastKnownContact } from "#app/domain/practice/practice-contact.server";
import { NonceProvider } from "#app/http/nonce";
import { carriedOf } from "#app/http/not-sent.server";
import { LastKnownProvider } from "#app/http/page-context";
import { readSessionCookie } from "#app/http/session-cookie.server";
import { TryAgain } from "#app/http/try-again";
import { log, loggablePath } from "#app/platform/log.server";

// The server reaches the application through its build alone, so that there is one pool and one queue per process.
export { checkAudit } from "#app/domain/audit/check-audit.server";
export { noteForeignWrite } from "#app/http/denials.server";
export { isDatabaseReady } from "#app/http/readiness.server";
export { startJobs, stopJobs } from "#app/jobs.server";
export { OPENING_FIELDS, openPractice } from "#app/open-practice.server";
export { rotateDataKeys } from "#app/platform/crypto/rotate-data-keys.server";
export { rotateSealKey } from "#app/platform/crypto/rotate-keys.server";
export { refuseWrongUser } from "#app/platform/db/application-user.server";
export { closeDatabase } from "#app/platform/db/client.server";
export { refuseWrongPeople } from "#app/platform/db/demo-mark.server";
export { lastKnownContact };

/** Longer than any page may take. */
export const streamTimeout = 15_000;
const RETRY_AFTER_S = "5";

const compressed = promisify(gzip);

/**
 * Pages for visitors only. On a page that holds somebody's own words beside what the address says, the compressed
 * length would let a listener guess at the words (BREACH).
 */
const mayCompress = (request: Request): boolean =>
  /\bgzip\b/.test(request.headers.get("Accept-Encoding") ?? "") && !readSessionCookie(request);

/**
 * Renders a page and answers with it in one piece: no page has parts that come later, and to one string React adds in half
 * the time that its stream takes.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { cspNonce } = context;
  const carried = carriedOf(context);
  const tryAgain = carried ? <TryAgain {...carried} /> : null;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (status === 503) headers.set("Retry-After", RETRY_AFTER_S);
  await readAhead(remixContext);
  const html = renderToString(
    <NonceProvider value={cspNonce}>
      <LastKnownProvider value={{ contact: lastKnownContact(), tryAgain }}>
        <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
      </LastKnownProvider>
    </NonceProvider>,
  );
  return answerWith(Buffer.from(html, "utf8"), request, { status, headers });
}

/** The data of a page come as a stream, for which `RemixServer` would have React wait: what it has read is given to it. */
async function readAhead({ serverHandoffStream, renderMeta }: EntryContext): Promise<void> {
  if (!serverHandoffStream || !renderMeta) return;
  const reader = serverHandoffStream.getReader();
  const decoder = new TextDecoder();
  let value = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read())
    value += decoder.decode(piece.value, { stream: true });
  reader.releaseLock();
  renderMeta.streamCache = { 0: Object.assign(Promise.resolve(), { result: { done: true, value } }) };
}

/** What the client of our own pages asks for; Remix drops the headers of what a loader throws. */
export function handleDataRequest(answer: Response): Response {
  if (answer.status === 503) answer.headers.set("Retry-After", RETRY_AFTER_S);
  return answer;
}

async function answerWith(
  html: Buffer,
  request: Request,
  { status, headers }: { status: number; headers: Headers },
): Promise<Response> {
  headers.append("Vary", "Accept-Encoding");
  if (!mayCompress(request)) return new Response(asStream(html), { status, headers });
  headers.set("Content-Encoding", "gzip");
  return new Response(asStream(await compressed(html)), { status, headers });
}

/** Bytes that a Response is given as such are copied twice; those of a stream are passed on. */
const asStream = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });

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
