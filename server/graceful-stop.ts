import { log } from "#app/platform/log.server";

/** Each step gives up by itself before this; what starts or supervises us waits longer. */
const PATIENCE_MS = 14_000;

/**
 * On SIGTERM or SIGINT takes the steps one after the other and ends with 0; with 1 when they take too long or fail.
 * A second signal while stopping changes nothing: the first one is being obeyed.
 */
export function stopOnSignals(steps: (() => Promise<unknown>)[]): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      log().error("stopping took too long");
      process.exit(1);
    }, PATIENCE_MS).unref();
    let code = 0;
    for (const step of steps) {
      await step().catch((error: unknown) => {
        log().error({ err: error }, "a part did not stop");
        code = 1;
      });
    }
    process.exit(code);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
