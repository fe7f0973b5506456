import { interruptAll, killAll } from "./children.mjs";
import { Refusal } from "./project.mjs";

/** Thrown out of whatever is under way when somebody asked us to stop. */
class Stopped extends Error {}

/**
 * Runs a command that Ctrl-C, SIGTERM and a closed terminal stop cleanly: what was put into `onStop` is
 * undone in reverse order, at the end too. A second Ctrl-C does not wait.
 */
export async function stoppable(main) {
  const undo = [];
  let asked;
  let tellStopped;
  const stopRequest = new Promise((_, reject) => {
    tellStopped = reject;
  });
  stopRequest.catch(() => undefined);

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (asked && signal === "SIGINT") {
        killAll();
        process.exit(1);
      }
      if (asked) return;
      asked = signal;
      process.stdout.write("\nStopping ...\n");
      tellStopped(new Stopped());
    });
  }

  let code = 0;
  try {
    code =
      (await Promise.race([main({ onStop: (action) => undo.push(action), stopRequest }), stopRequest])) ?? 0;
  } catch (error) {
    if (!(error instanceof Stopped)) {
      code = 1;
      process.stderr.write(`\n${error instanceof Refusal ? error.message : (error.stack ?? error)}\n`);
    } else {
      interruptAll();
    }
  }
  for (const action of undo.reverse()) {
    await action().catch?.((error) => process.stderr.write(`${error.stack}\n`));
  }
  if (asked) process.stdout.write("Stopped.\n");
  process.exit(code);
}
