import { setImmediate as nextTurn } from "node:timers/promises";
import { createContext, Script } from "node:vm";
import { CalendarProblem } from "./calendar-problem";

/** So long others wait at most while a calendar is read. */
const SLICE_MS = 20;
/** One step of the work takes a millisecond; one that takes so long does not end. */
const STUCK_MS = 2_000;
/** Of the processor's time, so that a machine with much else to do gives up on no calendar that it could read. */
const MOST_MS = 4_000;

const context = createContext({ work: null as (() => unknown) | null });
const script = new Script("work()");

/** Runs `work` on this thread and ends it when it takes too long, wherever it is. */
function timeBoxed<T>(work: () => T, timeout: number): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout }) as T;
  } catch (error) {
    const { code } = error as { code?: unknown };
    throw code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? new CalendarProblem("too-complicated") : error;
  } finally {
    context.work = null;
  }
}

/**
 * Carries out work whose steps `steps` yields, a few at a time, so that everybody else is served in between. What comes
 * from outside may be made so that it never ends: a step that does not is ended, and so is the whole after some seconds.
 * @throws CalendarProblem "too-complicated"
 */
export async function inSlices<T>(
  steps: Iterator<unknown, T>,
  bounds = { stuckMs: STUCK_MS, mostMs: MOST_MS },
): Promise<T> {
  for (let spent = 0; ; ) {
    const began = performance.now();
    const before = process.cpuUsage();
    const step = timeBoxed(() => {
      let one = steps.next();
      while (!one.done && performance.now() - began < SLICE_MS) one = steps.next();
      return one;
    }, bounds.stuckMs);
    if (step.done) return step.value;
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1_000;
    if (spent > bounds.mostMs) throw new CalendarProblem("too-complicated");
    await nextTurn();
  }
}
