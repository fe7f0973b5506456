import Stripe from "stripe";

export type StripeConfig = {
  secretKey: string;
  /** Another server than Stripe's own, such as `http://127.0.0.1:12111`. */
  apiBase?: string | null;
  timeoutMs?: number;
  maxNetworkRetries?: number;
};

/** The version the types of the `stripe` package are made for; an upgrade of the package changes both together. */
const API_VERSION = "2026-10-28.endive";

function addressOf(apiBase: string | null | undefined) {
  if (!apiBase) return {};
  const url = new URL(apiBase);
  const secure = url.protocol === "https:";
  return {
    host: url.hostname,
    port: url.port || (secure ? 443 : 80),
    protocol: secure ? ("https" as const) : ("http" as const),
  };
}

/** The SDK repeats a request that got no clear answer, with the same idempotency key. */
export function stripeClient({
  secretKey,
  apiBase,
  timeoutMs = 8000,
  maxNetworkRetries = 2,
}: StripeConfig): Stripe {
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: timeoutMs,
    maxNetworkRetries,
    telemetry: false,
    ...addressOf(apiBase),
  });
}
