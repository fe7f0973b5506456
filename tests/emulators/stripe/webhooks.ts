import { createHmac } from "node:crypto";
import type { KnobBoard } from "./knobs";
import type { StripeEvent } from "./types";

/** Stripe's signature header for a body, made at `seconds` (Unix time). */
export function signatureHeader(body: string, secret: string, seconds: number): string {
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}

async function send(url: string, body: string, secret: string): Promise<boolean> {
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": signatureHeader(body, secret, Math.floor(Date.now() / 1000)),
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // An endpoint that cannot be reached counts as one that did not accept; it is tried again.
    return false;
  }
}

type Settings = { url: string | undefined; secret: string; knobs: KnobBoard; onSettled: () => void };

/** Delivers events at least once: in order unless told otherwise, again after each answer that is not 2xx. */
export function webhookDeliveries({ url, secret, knobs, onSettled }: Settings) {
  const timers = new Set<NodeJS.Timeout>();
  let gathered: StripeEvent[] = [];
  let gathering: NodeJS.Timeout | undefined;
  let chain: Promise<void> = Promise.resolve();
  let era = 0;

  function after(milliseconds: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
    return timer;
  }

  async function attempt(event: StripeEvent, tries: number, started: number): Promise<void> {
    if (url === undefined || started !== era) return;
    const accepted = await send(url, JSON.stringify(event, null, 2), secret);
    if (started !== era) return;
    const { retryDelaysMs, maxAttempts } = knobs.current.webhooks;
    if (!accepted && tries < maxAttempts) {
      const pause = retryDelaysMs[Math.min(tries, retryDelaysMs.length) - 1] ?? 1000;
      after(pause, () => void attempt(event, tries + 1, started));
      return;
    }
    event.pending_webhooks = 0;
    onSettled();
  }

  function line(event: StripeEvent, times: number): void {
    const started = era;
    for (let copy = 0; copy < times; copy += 1) chain = chain.then(() => attempt(event, 1, started));
  }

  function copiesOf(): number {
    const settings = knobs.current.webhooks;
    if (settings.dropNext > 0) {
      settings.dropNext -= 1;
      return 0;
    }
    if (settings.dropProbability > 0 && knobs.roll() < settings.dropProbability) return 0;
    if (settings.duplicateNext > 0) {
      settings.duplicateNext -= 1;
      return 2;
    }
    return settings.duplicateProbability > 0 && knobs.roll() < settings.duplicateProbability ? 2 : 1;
  }

  function release(event: StripeEvent): void {
    const copies = copiesOf();
    if (copies === 0) {
      event.pending_webhooks = 0;
      onSettled();
      return;
    }
    const { delayMs } = knobs.current.webhooks;
    if (delayMs > 0) after(delayMs, () => line(event, copies));
    else line(event, copies);
  }

  function gather(event: StripeEvent): void {
    gathered.push(event);
    if (gathering) {
      clearTimeout(gathering);
      timers.delete(gathering);
    }
    gathering = after(knobs.current.webhooks.reorderWindowMs, () => {
      const newestFirst = gathered.reverse();
      gathered = [];
      newestFirst.forEach(release);
    });
  }

  function deliver(event: StripeEvent): void {
    if (url === undefined || event.pending_webhooks === 0) return;
    if (knobs.current.webhooks.reorder) gather(event);
    else release(event);
  }

  /** Forgets what is under way. */
  function stop(): void {
    era += 1;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    gathered = [];
  }

  return { deliver, stop };
}
