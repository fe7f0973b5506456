import type { KnobBoard } from "./knobs";
import type { State } from "./store";
import type { StripeObject } from "./types";

export type Origin = { requestId: string | null; idempotencyKey: string | null };

/** What the resources work with. `now()` is in whole seconds, on the emulator's own clock. */
export type Emulator = {
  state: State;
  knobs: KnobBoard;
  now: () => number;
  baseUrl: () => string;
  /** Records an event and hands it to the webhook deliveries. */
  emit: (type: string, object: StripeObject, previous?: Record<string, unknown>) => void;
  /** Does something later; forgotten on close. */
  later: (work: () => void, milliseconds: number) => void;
};
