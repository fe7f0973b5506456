import { randomInt } from "node:crypto";
import { expect } from "@playwright/test";
import { inboundText } from "../../emulators/sms/start";
import { runningApp } from "../../setup/running-app";

/** A number of the test's own, as it is typed and as it is dialed. */
export function ownNumber(): { typed: string; dialed: string } {
  const line = String(randomInt(10_000)).padStart(4, "0");
  const exchange = String(randomInt(200, 1_000));
  return { typed: `(804) ${exchange}-${line}`, dialed: `+1804${exchange}${line}` };
}

/** The text that reached a number, waiting for it to arrive. */
export async function textTo(number: string): Promise<string> {
  const { TWILIO_API_BASE: base, TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = runningApp().env;
  const list = async (): Promise<{ body: string }[]> => {
    const password = Buffer.from(`${sid}:${token}`).toString("base64");
    const where = `${base}/2010-04-01/Accounts/${sid}/Messages.json?${new URLSearchParams({ To: number })}`;
    const answer = await fetch(where, { headers: { Authorization: `Basic ${password}` } });
    return ((await answer.json()) as { messages: { body: string }[] }).messages;
  };
  await expect.poll(async () => (await list()).length, { timeout: 15_000 }).toBe(1);
  return (await list())[0]?.body ?? "";
}

/** What somebody texts back, as the provider hands it on. Answers with the status. */
export async function textBack(from: string, words: string): Promise<number> {
  const url = `${runningApp().origin}/api/sms/webhook`;
  const { body, signature } = inboundText(url, { From: from, Body: words });
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": signature };
  return (await fetch(url, { method: "POST", headers, body })).status;
}
