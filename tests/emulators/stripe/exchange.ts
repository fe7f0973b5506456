import type { IncomingMessage, ServerResponse } from "node:http";

const LIMIT = 1_000_000;

export type Answer = { status: number; body: string; headers?: Record<string, string> };

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LIMIT) throw new Error("The request body is too large");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(status, { "cache-control": "no-store", ...headers });
  response.end(body);
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  const body = JSON.stringify(value, null, 2);
  return { status, body, headers: { "content-type": "application/json; charset=utf-8", ...headers } };
}

export function html(status: number, body: string): Answer {
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
  };
  return { status, body, headers };
}

export function redirect(location: string): Answer {
  return { status: 303, body: "", headers: { location } };
}
