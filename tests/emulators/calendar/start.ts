import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (request: IncomingMessage, response: ServerResponse, base: string) => void;

const MEGABYTE = 1024 * 1024;

/** Writes without an end, as fast as the other side reads. */
function writeForEver(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, "x");
  const write = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once("drain", write);
  };
  write();
}

const redirect =
  (to: (base: string) => string, status = 302): Answer =>
  (_request, response, base) => {
    response.writeHead(status, { Location: to(base) });
    response.end();
  };

/** How calendar servers answer, the good and the bad ones. */
const ANSWERS: Record<string, Answer> = {
  "/huge": (_request, response) => {
    response.writeHead(200, { "Content-Length": String(3 * MEGABYTE) });
    response.end("x".repeat(3 * MEGABYTE));
  },
  "/endless": (_request, response) => {
    response.writeHead(200);
    writeForEver(response);
  },
  "/silent": () => undefined,
  "/drip": (_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("B"), 50);
    response.once("close", () => clearInterval(drip));
  },
  "/hangs-up": (request) => request.socket.destroy(),
  "/gzip": (_request, response) => {
    response.writeHead(200, { "Content-Encoding": "gzip" });
    response.end(Buffer.from([0x1f, 0x8b]));
  },
  "/loop": redirect((base) => `${base}/loop`),
  "/once": redirect((base) => `${base}/calendar.ics`, 301),
  "/relative": redirect(() => "/calendar.ics", 307),
  "/thrice": redirect((base) => `${base}/twice`),
  "/twice": redirect((base) => `${base}/once`),
  "/four": redirect((base) => `${base}/thrice`),
  "/inside": redirect(() => "https://10.0.0.1/latest/meta-data"),
  "/metadata": redirect(() => "http://169.254.169.254/latest/meta-data/"),
  "/elsewhere": redirect(() => "file:///etc/passwd"),
  "/nowhere": (_request, response) => void response.writeHead(302).end(),
};

/** A server on this machine that other people's calendars would lie on. `put` says what `/calendar.ics` is. */
export async function startCalendarServer() {
  let calendar = { status: 200, text: "" };
  const asked: { path: string; host: string; accept: string }[] = [];
  const server = createServer((request, response) => {
    const { url = "", headers } = request;
    asked.push({ path: url, host: headers.host ?? "", accept: headers.accept ?? "" });
    const answer = ANSWERS[url];
    if (answer) return answer(request, response, base);
    const isThere = url.startsWith("/calendar.ics");
    response.writeHead(isThere ? calendar.status : 404, { "Content-Type": "text/calendar; charset=utf-8" });
    response.end(isThere ? calendar.text : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    port,
    host: `127.0.0.1:${port}`,
    asked,
    put: (text: string, status = 200) => {
      calendar = { status, text };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
