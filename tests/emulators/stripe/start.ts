import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { apiServer } from "./api-server";
import { controlServer } from "./control-server";
import type { Emulator, Origin } from "./emulator";
import { recordEvent } from "./events";
import { json, reply } from "./exchange";
import { hostedPages } from "./hosted/hosted-server";
import { idempotencyKeys } from "./idempotency";
import { type KnobBoard, knobBoard } from "./knobs";
import { expireOldSessions } from "./resources/checkout-sessions";
import { settleLeftOverRefunds } from "./resources/refunds";
import { emptyState, loadState, type State, saveState } from "./store";
import { webhookDeliveries } from "./webhooks";

type Settings = {
  /** 0 or absent: any free one. */
  port?: number;
  host?: string;
  secretKey: string;
  webhookSecret: string;
  /** Absent: events are kept but not delivered. */
  webhookUrl?: string | undefined;
  /** Where the state survives a restart; absent: in memory only. */
  stateFile?: string | undefined;
};

export type StripeEmulator = { url: string; close: () => Promise<void>; knobs: KnobBoard; state: State };

const NOBODY: Origin = { requestId: null, idempotencyKey: null };

function laterBox() {
  const timers = new Set<NodeJS.Timeout>();
  function later(work: () => void, milliseconds: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, milliseconds);
    timers.add(timer);
  }
  function forget(): void {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }
  return { later, forget };
}

/** The state's file: written soon after something happened, and at the end. */
function stateKeeper(state: State, file: string | undefined) {
  let timer: NodeJS.Timeout | undefined;
  if (file) loadState(state, file);
  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    if (file) saveState(state, file);
  }
  function touch(): void {
    if (file && timer === undefined) timer = setTimeout(save, 200);
  }
  return { save, touch };
}

function build(settings: Settings, baseUrl: () => string) {
  const state = emptyState();
  const knobs = knobBoard();
  const keeper = stateKeeper(state, settings.stateFile);
  const box = laterBox();
  const { webhookUrl: url, webhookSecret: secret, secretKey } = settings;
  const deliveries = webhookDeliveries({ url, secret, knobs, onSettled: keeper.touch });
  let origin = NOBODY;

  const now = () => Math.floor(Date.now() / 1000) + knobs.current.clockOffsetSeconds;
  const emit: Emulator["emit"] = (type, object, previous) => {
    const what = previous ? { type, object, previous } : { type, object };
    deliveries.deliver(recordEvent(state, origin, now(), what));
    keeper.touch();
  };
  const emulator: Emulator = { state, knobs, now, baseUrl, emit, later: box.later };

  function asOrigin<T>(from: Origin, work: () => T): T {
    origin = from;
    try {
      return work();
    } finally {
      origin = NOBODY;
    }
  }

  function stopWork(): void {
    deliveries.stop();
    box.forget();
  }

  const api = apiServer({ emulator, keys: idempotencyKeys(state), secretKey, asOrigin });
  const control = controlServer({ emulator, onReset: stopWork });
  return { emulator, keeper, deliveries, api, control, stopWork };
}

/** Sessions lead to this process's address, and what was under way goes on. */
function resume({ emulator, deliveries }: ReturnType<typeof build>): void {
  for (const session of emulator.state.sessions.values()) {
    if (session.status === "open") session.url = `${emulator.baseUrl()}/c/pay/${session.id}`;
  }
  for (const event of emulator.state.events.values()) deliveries.deliver(event);
  settleLeftOverRefunds(emulator);
}

/** Starts an emulator of Stripe's HTTP API; `close` resolves once its port is free. */
export async function startStripeEmulator(settings: Settings): Promise<StripeEmulator> {
  const host = settings.host ?? "127.0.0.1";
  let url = "";
  const parts = build(settings, () => url);
  const { emulator, keeper, api, control, stopWork } = parts;

  const server = createServer((incoming, response) => {
    const asked = new URL(incoming.url ?? "/", "http://emulator");
    const path = asked.pathname;
    const handled = path.startsWith("/v1/")
      ? api.handle(incoming, response, asked)
      : path.startsWith("/_emulator/")
        ? control.handle(incoming, response, path)
        : hostedPages(emulator, incoming, response, path);
    handled
      .catch((error: unknown) => {
        console.error(error);
        reply(response, json(500, { error: { type: "api_error", message: "The emulator has a fault" } }));
      })
      .finally(keeper.touch);
  });
  // A caller that keeps its connection never meets one that is being closed for idleness.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port ?? 0, host, resolve);
  });
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" && address ? address.port : settings.port;
  url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  resume(parts);
  const sweep = setInterval(() => expireOldSessions(emulator), 1000);

  async function close(): Promise<void> {
    clearInterval(sweep);
    stopWork();
    keeper.save();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
  return { url, close, knobs: emulator.knobs, state: emulator.state };
}
