import { createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type SentText = { to: string; from: string; body: string };

const ACCOUNT = { sid: `AC${"0".repeat(32)}`, token: "a-token-of-the-emulator", from: "+18045550199" };

/** Numbers that behave as Twilio's do: one that no text can go to, and one whose owner has stopped texts. */
export const NO_NUMBER = "+15005550001";
export const STOPPED_NUMBER = "+15005550004";
const REFUSALS: Record<string, number> = { [NO_NUMBER]: 21_211, [STOPPED_NUMBER]: 21_610 };

type Behavior = "answers" | "busy" | "takes-and-hangs-up" | "silent" | "wrong-password";

/**
 * Twilio's Messages resource as far as it is spoken to here: POST sends, GET lists by number. `behave` makes it busy, take a
 * text and hang up before it answers, or say nothing.
 */
export async function startTwilio(port = 0) {
  const sent: (SentText & { at: Date })[] = [];
  let behavior: Behavior = "answers";

  const json = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, code: number) =>
    json(response, status, { code, status, message: "The words of the provider, with the number in them" });

  function list(to: string | null, response: ServerResponse): void {
    const messages = sent
      .filter((one) => one.to === to)
      .map(({ body, at }) => ({ body, status: "sent", date_created: at.toUTCString() }));
    json(response, 200, { messages });
  }

  async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const [to = "", from = "", body = ""] = ["To", "From", "Body"].map((name) => form.get(name) ?? "");
    const code = REFUSALS[to];
    if (code) return refuse(response, 400, code);
    sent.push({ to, from, body, at: new Date() });
    if (behavior === "takes-and-hangs-up") return void request.socket.destroy();
    json(response, 201, { sid: `SM${randomUUID().replaceAll("-", "")}`, status: "queued" });
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const password = Buffer.from(`${ACCOUNT.sid}:${ACCOUNT.token}`).toString("base64");
    const isOurs = request.headers.authorization === `Basic ${password}`;
    if (behavior === "silent") return;
    if (behavior === "wrong-password" || !isOurs) return refuse(response, 401, 20_003);
    if (behavior === "busy") return refuse(response, 429, 20_429);
    if (request.method !== "GET") return send(request, response);
    list(new URL(request.url ?? "", "http://sms").searchParams.get("To"), response);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${taken}`;
  return {
    sent,
    env: {
      TWILIO_ACCOUNT_SID: ACCOUNT.sid,
      TWILIO_AUTH_TOKEN: ACCOUNT.token,
      TWILIO_FROM: ACCOUNT.from,
      TWILIO_API_BASE: base,
    },
    config: { accountSid: ACCOUNT.sid, authToken: ACCOUNT.token, from: ACCOUNT.from, apiBase: base },
    behave: (next: Behavior) => {
      behavior = next;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A text from a phone as Twilio hands it on: the body, and its signature over the address and the sorted fields. */
export function inboundText(url: string, fields: Record<string, string>, token = ACCOUNT.token) {
  const names = Object.keys(fields).sort();
  const signed = url + names.map((name) => name + fields[name]).join("");
  const signature = createHmac("sha1", token).update(signed, "utf8").digest("base64");
  return { body: new URLSearchParams(fields).toString(), signature };
}
