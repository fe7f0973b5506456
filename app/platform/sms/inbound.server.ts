import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server";

export const TEXTS_PATH = "/api/sms/webhook";

/** What came in from a phone. `wantsStop`: its owner wants no more texts (CTIA's keywords, and the provider's word). */
export type InboundText = { from: string; wantsStop: boolean };

const STOP = /^(?:stop|stopall|stop all|unsubscribe|cancel|end|quit|revoke|optout|opt out)\b/i;

/** The provider's signature over the address that it called and all that it sent, in the order of names. */
function signatureOf(authToken: string, url: string, fields: URLSearchParams): Buffer {
  const sorted = [...fields].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  const text = url + sorted.map(([name, value]) => name + value).join("");
  return createHmac("sha1", authToken).update(text, "utf8").digest();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A text that was sent to us; null for a body that the provider did not sign. */
export function readInboundText(body: Buffer, signature: string | null): InboundText | null {
  const { twilio, appOrigin } = env();
  if (!twilio || !signature) return null;
  const fields = new URLSearchParams(body.toString("utf8"));
  const expected = signatureOf(twilio.authToken, `${appOrigin}${TEXTS_PATH}`, fields);
  const actual = Buffer.from(signature, "base64");
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const said = (fields.get("Body") ?? "").trim();
  const wantsStop = fields.get("OptOutType") === "STOP" || STOP.test(said);
  return { from: fields.get("From") ?? "", wantsStop };
}
