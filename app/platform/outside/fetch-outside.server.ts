import { lookup } from "node:dns/promises";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, isTestHost, outsideUrl } from "./outside-address.server";
import { type OutsideCode, OutsideProblem } from "./outside-problem";

export type Bounds = { connectMs: number; totalMs: number; bytes: number; redirects: number };

const BOUNDS: Bounds = { connectMs: 5_000, totalMs: 15_000, bytes: 2 * 1024 * 1024, redirects: 3 };

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<string[]>;

const resolveName: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map(({ address }) => address);

type How = { bounds?: Partial<Bounds>; resolve?: Resolve; accept: string };

/**
 * The text behind an address that somebody gave us. Each step of the way is checked: the address, every address that its
 * name stands for, and where it sends us on to. A name is asked for once, and it is that very address which is connected
 * to. @throws OutsideProblem
 */
export async function fetchOutside(
  address: string,
  { bounds, resolve = resolveName, accept }: How,
): Promise<string> {
  const limits = { ...BOUNDS, ...bounds };
  const late = AbortSignal.timeout(limits.totalMs);
  let url = outsideUrl(address);
  for (let step = 0; step <= limits.redirects; step += 1) {
    const target = await pinned(url, resolve, limits.connectMs);
    const answer = await ask(url, target, { limits, late, accept });
    const next = whereTo(answer, url);
    if (!next) return await bodyOf(answer, limits.bytes, late);
    answer.destroy();
    url = next;
  }
  throw new OutsideProblem("too-many-redirects");
}

/** The one address to connect to. Of a name that stands for any private address nothing is asked. */
async function pinned(url: URL, resolve: Resolve, patienceMs: number): Promise<string> {
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  if (isTestHost(url) && isIP(hostname)) return hostname;
  const addresses = await inTime(resolve(hostname), patienceMs);
  const [first] = addresses;
  if (first === undefined) throw new OutsideProblem("away");
  if (!isTestHost(url) && !addresses.every(isPublicAddress)) throw new OutsideProblem("forbidden-address");
  return first;
}

async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutsideProblem("too-slow")), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw asProblem(error);
  } finally {
    clearTimeout(timer);
  }
}

type Asking = { limits: Bounds; late: AbortSignal; accept: string };

/** Asks, and waits for the head of the answer. */
function ask(url: URL, address: string, { limits, late, accept }: Asking): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isPlain = url.protocol === "http:";
    const request: ClientRequest = (isPlain ? requestHttp : requestHttps)(url, {
      agent: false,
      signal: late,
      // The name was resolved and checked; whatever it resolves to now is of no interest.
      lookup: (_hostname, options, done) =>
        options.all ? done(null, [{ address, family: isIP(address) }]) : done(null, address, isIP(address)),
      headers: { Accept: accept, "Accept-Encoding": "identity", "User-Agent": "Attune" },
    });
    const connecting = setTimeout(() => request.destroy(new OutsideProblem("too-slow")), limits.connectMs);
    request.once("socket", (socket) => {
      socket.once(isPlain ? "connect" : "secureConnect", () => {
        clearTimeout(connecting);
        if (socket.remoteAddress !== address) request.destroy(new OutsideProblem("forbidden-address"));
      });
    });
    request.once("response", resolve);
    request.once("error", (error) => reject(asProblem(error)));
    request.once("close", () => clearTimeout(connecting));
    request.end();
  });
}

const MOVED: readonly (number | undefined)[] = [301, 302, 303, 307, 308];

/** Where an answer sends us on to, checked as the first address was; null for one that has what we want. */
function whereTo(answer: IncomingMessage, from: URL): URL | null {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 200) return null;
  answer.destroy();
  if (!MOVED.includes(statusCode) || !headers.location) throw new OutsideProblem(codeOf(statusCode));
  if (!URL.canParse(headers.location, from)) throw new OutsideProblem("away");
  return outsideUrl(new URL(headers.location, from).href);
}

function codeOf(status: number): OutsideCode {
  if (status === 404 || status === 410) return "not-found";
  return status === 401 || status === 403 ? "refused" : "away";
}

/** The bytes are counted while they come; nothing is unpacked. */
async function bodyOf(answer: IncomingMessage, most: number, late: AbortSignal): Promise<string> {
  const { "content-encoding": encoding = "identity", "content-length": length = "0" } = answer.headers;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (encoding !== "identity") throw new OutsideProblem("encoded");
    if (Number(length) > most) throw new OutsideProblem("too-large");
    for await (const chunk of answer) {
      size += (chunk as Buffer).length;
      if (size > most) throw new OutsideProblem("too-large");
      chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks, size).toString("utf8");
  } catch (error) {
    throw late.aborted ? new OutsideProblem("too-slow") : asProblem(error);
  } finally {
    answer.destroy();
  }
}

const CERTIFICATE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|EPROTO/;

function asProblem(error: unknown): OutsideProblem {
  if (error instanceof OutsideProblem) return error;
  const { name = "", code = "" } = error as { name?: string; code?: unknown };
  if (name === "AbortError" || name === "TimeoutError") return new OutsideProblem("too-slow");
  return new OutsideProblem(CERTIFICATE.test(String(code)) ? "bad-certificate" : "away");
}
