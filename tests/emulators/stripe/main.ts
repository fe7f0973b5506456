import { startStripeEmulator } from "./start";

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`The Stripe emulator needs ${name}.`);
  process.exit(1);
}

const emulator = await startStripeEmulator({
  port: Number(process.env.PORT ?? 12_111),
  host: process.env.HOST ?? "127.0.0.1",
  secretKey: required("STRIPE_SECRET_KEY"),
  webhookSecret: required("STRIPE_WEBHOOK_SECRET"),
  webhookUrl: process.env.WEBHOOK_URL,
  stateFile: process.env.STATE_FILE,
});
console.log(`Stripe emulator listening on ${emulator.url}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}
