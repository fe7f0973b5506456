import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Emulator } from "./emulator";
import { json, readBody, reply } from "./exchange";
import { clearState, stateAsJson } from "./store";

const count = z.number().int().min(0);
const chance = z.number().min(0).max(1);

const fault = z.strictObject({
  kind: z.enum([
    "rate-limit",
    "fail-before-commit",
    "fail-after-commit",
    "fail-after-commit-kept",
    "hang",
    "hang-after-commit",
    "cut-after-commit",
  ]),
  times: count.optional(),
  probability: chance.optional(),
  method: z.enum(["GET", "POST"]).optional(),
  path: z.string().optional(),
});

const change = z.strictObject({
  faults: z.array(fault).optional(),
  webhooks: z
    .strictObject({
      dropNext: count,
      dropProbability: chance,
      duplicateNext: count,
      duplicateProbability: chance,
      delayMs: count,
      reorder: z.boolean(),
      reorderWindowMs: count,
      retryDelaysMs: z.array(count).min(1),
      maxAttempts: count,
    })
    .partial()
    .optional(),
  latencyMs: count.optional(),
  clockOffsetSeconds: count.optional(),
  refundSettlesMs: count.optional(),
  seed: z.number().int().optional(),
});

type Settings = { emulator: Emulator; onReset: () => void };

/** `/_emulator/...`: what tests and the demo use to look inside and to make things go wrong. */
export function controlServer({ emulator, onReset }: Settings) {
  async function turnKnobs(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse((await readBody(incoming)) || "{}");
    const parsed = change.safeParse(body);
    if (!parsed.success) return reply(response, json(400, { error: z.prettifyError(parsed.error) }));
    emulator.knobs.set(parsed.data);
    reply(response, json(200, emulator.knobs.current));
  }

  function reset(response: ServerResponse): void {
    onReset();
    clearState(emulator.state);
    emulator.knobs.reset();
    reply(response, json(200, { reset: true }));
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const called = `${incoming.method} ${path}`;
    // A page of another site can send a form here but not JSON.
    const isJson = (incoming.headers["content-type"] ?? "").startsWith("application/json");
    if (called === "GET /_emulator/state") {
      return reply(response, json(200, { knobs: emulator.knobs.current, ...stateAsJson(emulator.state) }));
    }
    if (incoming.method === "POST" && !isJson) return reply(response, json(415, { error: "Send JSON" }));
    try {
      if (called === "POST /_emulator/knobs") return await turnKnobs(incoming, response);
    } catch (error) {
      if (error instanceof SyntaxError) return reply(response, json(400, { error: "Not JSON" }));
      throw error;
    }
    if (called === "POST /_emulator/reset") return reset(response);
    reply(response, json(404, { error: "Nothing here" }));
  }

  return { handle };
}
