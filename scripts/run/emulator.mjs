import { startNode, typescript } from "./children.mjs";
import { freePort, untilPortAnswers } from "./ports.mjs";

const program = "tests/emulators/stripe/main.ts";

/**
 * Starts the Stripe emulator for an application that serves `origin`, and gives the environment that points
 * the application at it. With a state file it remembers its customers and cards at the next start.
 *
 * @param {{ origin: string, secrets: Record<string, string>, stdio?: "inherit" | "ignore" | number,
 *   stateFile?: string }} options
 */
export async function startEmulator({ origin, secrets, stdio, stateFile = "" }) {
  const port = await freePort();
  const emulator = startNode(typescript(program), {
    stdio,
    env: {
      PORT: String(port),
      STATE_FILE: stateFile,
      WEBHOOK_URL: `${origin}/api/stripe/webhook`,
      STRIPE_WEBHOOK_SECRET: secrets.STRIPE_WEBHOOK_SECRET,
      STRIPE_SECRET_KEY: secrets.STRIPE_SECRET_KEY,
    },
  });
  await untilPortAnswers(port, emulator);
  return { ...emulator, port, env: { STRIPE_API_BASE: `http://127.0.0.1:${port}` } };
}
