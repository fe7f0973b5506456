import { startNode, typescript } from "./children.mjs";
import { freePort, untilPortAnswers } from "./ports.mjs";

const program = "tests/emulators/stripe/main.ts";

/**
 * Starts the Stripe emulator for an application that serves `origin`, and gives the environment that points
 * the application at it.
 */
export async function startEmulator({ origin, secrets, stdio }) {
  const port = await freePort();
  const emulator = startNode(typescript(program), {
    stdio,
    env: {
      PORT: String(port),
      APP_ORIGIN: origin,
      STRIPE_WEBHOOK_URL: `${origin}/api/stripe/webhook`,
      STRIPE_WEBHOOK_SECRET: secrets.STRIPE_WEBHOOK_SECRET,
      STRIPE_SECRET_KEY: secrets.STRIPE_SECRET_KEY,
    },
  });
  await untilPortAnswers(port, emulator);
  return { ...emulator, port, env: { STRIPE_API_BASE: `http://127.0.0.1:${port}` } };
}
