import { createServer, type RequestListener, type Server } from "node:http";
import { rawSecurityHeaders } from "./security-headers";

type Bounds = {
  /** How long a client may take to say what it wants, and how often that is looked at. */
  headersMs: number;
  requestMs: number;
  checkMs: number;
  /** How long an answer may lie here of which its reader takes nothing. Longer than any answer takes to be made. */
  stallMs: number;
  /** Of one connection, before it has to be made anew. */
  requests: number;
  /** Open at once; one more is closed. */
  connections: number;
};

const BOUNDS: Bounds = {
  ...{ headersMs: 10_000, requestMs: 30_000, checkMs: 2_000 },
  ...{ stallMs: 30_000, requests: 1_000, connections: 4_000 },
};
const HEADER_BYTES = 16 * 1024;

const REASONS: Record<number, string> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  408: "Request Timeout",
  417: "Expectation Failed",
  431: "Request Header Fields Too Large",
};

const STATUS_OF_ERROR: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_INVALID_METHOD: 405,
};

const rawAnswer = (status: number): string =>
  [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    "Connection: close",
    "Content-Length: 0",
    ...(status === 405 ? ["Allow: GET, HEAD, POST, OPTIONS"] : []),
    rawSecurityHeaders(),
    "\r\n",
  ].join("\r\n");

/**
 * Node's server with bounds on slow and oversized requests, on readers that do not read and on how many there are, and with
 * our headers on the answers Node gives itself.
 */
export function boundedServer(listener: RequestListener, changed: Partial<Bounds> = {}): Server {
  const bounds = { ...BOUNDS, ...changed };
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: bounds.headersMs,
      requestTimeout: bounds.requestMs,
      connectionsCheckingInterval: bounds.checkMs,
      keepAliveTimeout: 65_000,
      // A missing Host is refused no differently from other nonsense; its value is never used.
      requireHostHeader: false,
    },
    (request, response) => {
      // Nothing listens for its end, so the socket is destroyed.
      response.setTimeout(bounds.stallMs);
      listener(request, response);
    },
  );
  server.maxRequestsPerSocket = bounds.requests;
  server.maxConnections = bounds.connections;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(rawAnswer(STATUS_OF_ERROR[error.code ?? ""] ?? 400));
  });
  server.on("checkExpectation", (_request, response) => response.socket?.end(rawAnswer(417)));
  server.on("connect", (_request, socket) => socket.end(rawAnswer(405)));
  return server;
}

/** Resolves once the port is ours; rejects with the system's own code, such as EADDRINUSE. */
export const listen = (server: Server, port: number, host: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
