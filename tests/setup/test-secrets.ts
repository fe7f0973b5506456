import { newSampleSecrets } from "../../scripts/run/sample-secrets.mjs";

// Runs before the modules of each test file are loaded. The addresses lead nowhere: a test that needs Stripe
// or a mail server starts one and sets its address.
Object.assign(process.env, newSampleSecrets(), {
  APP_ORIGIN: "http://localhost:4199",
  STRIPE_API_BASE: "http://127.0.0.1:9",
  DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none",
});
