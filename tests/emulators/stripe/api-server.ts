import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { checkoutEndpoints } from "./api/checkout-endpoints";
import { customerEndpoints } from "./api/customer-endpoints";
import { type Endpoint, findEndpoint, type Match } from "./api/endpoint";
import { eventEndpoints } from "./api/event-endpoints";
import { paymentIntentEndpoints } from "./api/payment-intent-endpoints";
import { paymentMethodEndpoints } from "./api/payment-method-endpoints";
import { refundEndpoints } from "./api/refund-endpoints";
import { setupIntentEndpoints } from "./api/setup-intent-endpoints";
import { ApiError } from "./api-error";
import type { Emulator, Origin } from "./emulator";
import { API_VERSION } from "./events";
import { readBody, reply } from "./exchange";
import { expanded } from "./expand";
import { listOf, parseForm } from "./form-body";
import type { Asked, IdempotencyKeys } from "./idempotency";
import { newStripeId } from "./ids";
import type { FaultKind } from "./knobs";
import { expireOldSessions } from "./resources/checkout-sessions";
import type { StoredAnswer } from "./types";

const ENDPOINTS: readonly Endpoint[] = [
  ...customerEndpoints,
  ...checkoutEndpoints,
  ...paymentIntentEndpoints,
  ...paymentMethodEndpoints,
  ...setupIntentEndpoints,
  ...refundEndpoints,
  ...eventEndpoints,
];

type Settings = {
  emulator: Emulator;
  keys: IdempotencyKeys;
  secretKey: string;
  /** Runs work whose events carry this origin. */
  asOrigin: <T>(origin: Origin, work: () => T) => T;
};

type Answered = StoredAnswer & { kept: boolean };

type Request = {
  requestId: string;
  method: string;
  path: string;
  form: string;
  key: string | null;
  url: URL;
};

const hash = (text: string) => createHash("sha256").update(text).digest();

function sameSecret(given: string, secretKey: string): boolean {
  return timingSafeEqual(hash(given), hash(secretKey));
}

function givenKey(request: IncomingMessage): string | null {
  const [scheme, value = ""] = (request.headers.authorization ?? "").split(" ");
  if (scheme === "Bearer") return value;
  if (scheme === "Basic") return Buffer.from(value, "base64").toString().split(":")[0] ?? "";
  return null;
}

function checkSecret(request: IncomingMessage, secretKey: string): void {
  const given = givenKey(request);
  if (given !== null && sameSecret(given, secretKey)) return;
  const message =
    given === null
      ? "You did not provide an API key."
      : `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`;
  throw new ApiError(401, { type: "invalid_request_error", message }, false);
}

function wrong(status: number, message: string, code?: string): ApiError {
  const details = { type: "invalid_request_error" as const, message, ...(code ? { code } : {}) };
  return new ApiError(status, details, false);
}

function askedBy({ key, form, method, path }: Request, now: number): Asked | null {
  if (key === null) return null;
  return { key, endpoint: `${method} ${path}`, fingerprint: hash(form).toString("hex"), now };
}

function serverTrouble(): ApiError {
  return new ApiError(500, { type: "api_error", message: "An unknown error occurred" });
}

function answerOf(error: unknown, requestId: string): Answered {
  if (!(error instanceof ApiError)) throw error;
  const body = JSON.stringify({ error: error.details }, null, 2);
  return { status: error.status, body, requestId, kept: error.kept };
}

/** The API under /v1: key check, faults, Idempotency-Key, then the endpoint itself. */
export function apiServer({ emulator, keys, secretKey, asOrigin }: Settings) {
  function work(request: Request, { endpoint, id }: Match): Answered {
    try {
      const params = parseForm(request.method === "GET" ? request.url.search.slice(1) : request.form);
      const call = { emulator, params, path: request.path, id };
      const origin = { requestId: request.requestId, idempotencyKey: request.key };
      const made = asOrigin(origin, () => endpoint.run(call));
      const body = JSON.stringify(expanded(emulator.state, made, listOf(params, "expand")), null, 2);
      return { status: 200, body, requestId: request.requestId, kept: true };
    } catch (error) {
      return answerOf(error, request.requestId);
    }
  }

  function send(response: ServerResponse, request: Request, answer: StoredAnswer, replayed = false): void {
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "request-id": request.requestId,
      "stripe-version": API_VERSION,
    };
    if (request.key) {
      headers["idempotency-key"] = request.key;
      headers["original-request"] = answer.requestId;
    }
    if (replayed) headers["idempotent-replayed"] = "true";
    reply(response, { status: answer.status, body: answer.body, headers });
  }

  function sendError(response: ServerResponse, request: Request, error: unknown): void {
    send(response, request, answerOf(error, request.requestId));
  }

  function afterwards(
    response: ServerResponse,
    request: Request,
    answer: StoredAnswer,
    fault: FaultKind | null,
  ) {
    if (fault === "cut-after-commit") response.socket?.destroy();
    else if (fault === "fail-after-commit" || fault === "fail-after-commit-kept") {
      sendError(response, request, serverTrouble());
    } else if (fault !== "hang-after-commit") send(response, request, answer);
  }

  /** A request that gets no true answer and does nothing. */
  function doNothing(response: ServerResponse, request: Request, fault: "hang" | "fail-before-commit"): void {
    const { key } = request;
    const free = () => key !== null && keys.release(key);
    if (fault === "hang") response.once("close", free);
    else {
      free();
      sendError(response, request, serverTrouble());
    }
  }

  function remember(request: Request, asked: Asked, answer: Answered, fault: FaultKind | null): void {
    if (!answer.kept) {
      keys.release(asked.key);
      return;
    }
    const kept = fault === "fail-after-commit-kept" ? answerOf(serverTrouble(), request.requestId) : answer;
    keys.keep(asked, { status: kept.status, body: kept.body, requestId: kept.requestId });
  }

  async function perform(response: ServerResponse, request: Request, match: Match, fault: FaultKind | null) {
    const asked = askedBy(request, emulator.now());
    const kept = asked && keys.begin(asked);
    if (kept) return send(response, request, kept, true);
    if (fault === "hang" || fault === "fail-before-commit") return doNothing(response, request, fault);
    const { latencyMs } = emulator.knobs.current;
    if (latencyMs > 0) await wait(latencyMs);
    const answer = work(request, match);
    if (asked) remember(request, asked, answer, fault);
    afterwards(response, request, answer, fault);
  }

  async function answerRequest(incoming: IncomingMessage, response: ServerResponse, request: Request) {
    const { method, path, key } = request;
    checkSecret(incoming, secretKey);
    const match = findEndpoint(ENDPOINTS, method, path);
    if (!match) throw wrong(404, `Unrecognized request URL (${method}: ${path}).`);
    if (key !== null && key.length > 255) {
      throw wrong(400, "Idempotency keys may be at most 255 characters long.");
    }
    expireOldSessions(emulator);
    const fault = emulator.knobs.faultFor(method, path);
    if (fault === "rate-limit")
      throw wrong(429, "Request rate limit exceeded. Try again later.", "rate_limit");
    await perform(response, request, match, fault);
  }

  /** Answers each request under /v1; only a fault of the emulator itself is thrown. */
  async function handle(incoming: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = incoming.method ?? "GET";
    const header = incoming.headers["idempotency-key"];
    const key = method === "POST" && typeof header === "string" ? header : null;
    const form = await readBody(incoming);
    const request = { requestId: newStripeId("req", 14), method, path: url.pathname, form, key, url };
    try {
      await answerRequest(incoming, response, request);
    } catch (error) {
      sendError(response, request, error);
    }
  }

  return { handle };
}
