import path from "node:path";
import { runNode, typescript } from "./children.mjs";
import { startEmulator } from "./emulator.mjs";
import { newSampleSecrets } from "./sample-secrets.mjs";
import { makeTemplate } from "./test-cluster.mjs";

const TEMPLATE = "template_demo";

/**
 * Makes the demo data in a database of the cluster, for applications under test to copy. What comes back is what a copy
 * needs: where the template is, the secrets it is sealed with, and what the Stripe emulator remembers of its payments.
 *
 * @returns {Promise<{ adminUrl: string, appUrl: string, template: string, secrets: Record<string, string>, stripeStateFile: string }>}
 */
export async function makeTestDemo(cluster, folder) {
  const secrets = newSampleSecrets();
  const stripeStateFile = path.join(folder, "stripe.json");
  // Nobody answers there: what the past would have told the application, it does not hear.
  const origin = "http://localhost:9";
  await makeTemplate(cluster, TEMPLATE);
  const emulator = await startEmulator({ origin, secrets, stdio: "ignore", stateFile: stripeStateFile });
  try {
    const given = { ...secrets, ...emulator.env, APP_ORIGIN: origin, DATABASE_URL: cluster.appUrl(TEMPLATE) };
    await runNode(typescript("prisma/seed/index.ts"), { env: { ...given, NODE_ENV: "demo", DEMO: "1" } });
  } finally {
    await emulator.stop();
  }
  const urls = { adminUrl: cluster.url("postgres"), appUrl: cluster.appUrl("postgres") };
  return { ...urls, template: TEMPLATE, secrets, stripeStateFile };
}
