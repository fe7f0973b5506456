import { randomBytes, randomUUID } from "node:crypto";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { PracticeContact } from "#app/domain/practice/practice-contact.server";
import { wantsPage } from "#app/http/wants-page";
import type { Env } from "#app/platform/env.server";
import { log, loggablePath } from "#app/platform/log.server";
import { sendPlainAnswer } from "./plain-page";
import { refusalOf, withOwnIdentity } from "./request-guard";
import { setSecurityHeaders } from "./security-headers";

/** What is known about a request once it has passed the front door. */
export type Passed = { cspNonce: string; requestId: string; address: string };

type FrontOptions = {
  env: Env;
  isDraining(): boolean;
  contact(): PracticeContact | null;
  /** Writes down that another site made a browser send something. */
  noteForeignWrite(cookies: string, address: string): Promise<void>;
};

const CHECKOUT = "https://checkout.stripe.com";

const formTargets = (env: Env): string[] =>
  env.stripeApiBase ? [CHECKOUT, new URL(env.stripeApiBase).origin] : [CHECKOUT];

/** Before anything else sees a request: headers for the answer, a name for the log, and the refusals. */
export function frontDoor({ env, isDraining, contact, noteForeignWrite }: FrontOptions): RequestHandler {
  const targets = formTargets(env);
  const isDevelopment = env.mode === "development";
  const protocol = env.appOrigin.startsWith("https:") ? "https" : "http";
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64url");
    const passed: Passed = { cspNonce: nonce, requestId: randomUUID(), address: request.ip ?? "" };
    Object.assign(response.locals, passed);
    setSecurityHeaders(response, { nonce, formTargets: targets, isDevelopment });
    if (isDraining()) response.setHeader("Connection", "close");
    logWhenDone(request, response, passed.requestId);

    const refusal = refusalOf(request, env.appOrigin);
    if (refusal) {
      for (const [name, value] of Object.entries(refusal.headers ?? {})) response.setHeader(name, value);
      request.resume();
      const { cookie } = request.headers;
      // Nobody waits for it: what is refused is refused whether the database is there or not.
      if (refusal.status === 403 && cookie)
        noteForeignWrite(cookie, passed.address).catch((error) =>
          log().error({ requestId: passed.requestId, err: error }, "a refusal could not be written down"),
        );
      sendPlainAnswer(response, {
        status: refusal.status,
        words: refusal.words,
        nonce,
        wantsPage: wantsPage(request.headers.accept),
        contact: contact(),
      });
      return;
    }
    withOwnIdentity(request.headers, env.appOrigin);
    Object.defineProperty(request, "protocol", { value: protocol });
    next();
  };
}

const logWhenDone = (
  request: Parameters<RequestHandler>[0],
  response: Parameters<RequestHandler>[1],
  requestId: string,
): void => {
  const from = performance.now();
  const path = loggablePath(request.originalUrl);
  response.once("finish", () => {
    const ms = Math.round(performance.now() - from);
    log().info({ requestId, method: request.method, path, status: response.statusCode, ms }, "request");
  });
};

/** The last resort: nothing below may answer with a stack trace, and a broken stream is cut, not continued. */
export function lastResort(contact: () => PracticeContact | null): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const { cspNonce, requestId } = response.locals as Passed;
    const status = statusOf(error);
    if (status >= 500 && !request.destroyed) log().error({ requestId, err: error }, "unexpected error");
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendPlainAnswer(response, {
      status,
      nonce: cspNonce,
      wantsPage: wantsPage(request.headers.accept),
      contact: contact(),
    });
  };
}

/** Express and its parts mark what the client got wrong with a status below 500. */
function statusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}
