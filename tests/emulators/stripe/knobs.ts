/** What goes wrong with a request to the API. */
export type FaultKind =
  /** 429 before anything is done. */
  | "rate-limit"
  /** 500 before anything is done; the key is free again. */
  | "fail-before-commit"
  /** 500 although it is done; the key holds the true answer, as when a gateway loses it. */
  | "fail-after-commit"
  /** 500 although it is done, and the key holds the 500, as Stripe documents it. */
  | "fail-after-commit-kept"
  /** No answer, nothing done; the key is in use until the caller goes away. */
  | "hang"
  /** No answer although it is done; the key holds the true answer. */
  | "hang-after-commit"
  /** The connection is cut although it is done; the key holds the true answer. */
  | "cut-after-commit";

/**
 * `times` requests, or each with `probability`. `method` and `path` (a part of it) narrow which requests;
 * without them only POST under /v1 is meant.
 */
export type Fault = {
  kind: FaultKind;
  times?: number;
  probability?: number;
  method?: "GET" | "POST";
  path?: string;
};

/** `dropNext`, `duplicateNext` count events; the probabilities go from 0 to 1. */
export type WebhookKnobs = {
  dropNext: number;
  dropProbability: number;
  duplicateNext: number;
  duplicateProbability: number;
  /** Waits this long before each first delivery. */
  delayMs: number;
  /** Gathers events until none came for `reorderWindowMs`, then delivers the newest first. */
  reorder: boolean;
  reorderWindowMs: number;
  /** Pauses between attempts after an answer that is not 2xx; the last one is repeated up to `maxAttempts`. */
  retryDelaysMs: number[];
  maxAttempts: number;
};

export type Knobs = {
  faults: Fault[];
  webhooks: WebhookKnobs;
  /** Work on each API request takes this long, with its key in use. */
  latencyMs: number;
  /** Moves the emulator's clock forward: sessions expire, keys are forgotten after 24 hours. */
  clockOffsetSeconds: number;
  /** After this long a pending refund settles, or a refund that fails later fails. */
  refundSettlesMs: number;
  /** Makes the probabilities repeatable. */
  seed: number;
};

export type KnobsChange = Partial<Omit<Knobs, "webhooks">> & { webhooks?: Partial<WebhookKnobs> };

export function quietKnobs(): Knobs {
  return {
    faults: [],
    webhooks: {
      dropNext: 0,
      dropProbability: 0,
      duplicateNext: 0,
      duplicateProbability: 0,
      delayMs: 0,
      reorder: false,
      reorderWindowMs: 150,
      retryDelaysMs: [250, 500, 1000, 2000, 5000, 15_000, 60_000],
      maxAttempts: 40,
    },
    latencyMs: 0,
    clockOffsetSeconds: 0,
    refundSettlesMs: 1500,
    seed: 1,
  };
}

/** Knobs that can be turned and read; the dice are thrown from the seed. */
export function knobBoard() {
  const knobs = quietKnobs();
  let dice = knobs.seed;

  function roll(): number {
    dice = (dice + 0x6d2b79f5) | 0;
    let mixed = Math.imul(dice ^ (dice >>> 15), 1 | dice);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function set(change: KnobsChange): void {
    const { webhooks, ...rest } = change;
    Object.assign(knobs, structuredClone(rest));
    Object.assign(knobs.webhooks, structuredClone(webhooks ?? {}));
    if (change.seed !== undefined) dice = change.seed;
  }

  function strikes(fault: Fault): boolean {
    if (fault.times !== undefined) {
      if (fault.times <= 0) return false;
      fault.times -= 1;
      return true;
    }
    return roll() < (fault.probability ?? 1);
  }

  /** The fault that meets this request, if any; a counted one is used up by it. */
  function faultFor(method: string, path: string): FaultKind | null {
    const meant = knobs.faults.filter(
      (fault) => (fault.method ?? "POST") === method && path.includes(fault.path ?? "/v1/"),
    );
    return meant.find(strikes)?.kind ?? null;
  }

  return { current: knobs, set, reset: () => set(quietKnobs()), roll, faultFor };
}

export type KnobBoard = ReturnType<typeof knobBoard>;
