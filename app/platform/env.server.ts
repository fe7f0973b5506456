import { z } from "zod";

/**
 * Every setting of the process, read once. `npm start` sets NODE_ENV=demo and DEMO=1: built pages, sample secrets,
 * made-up people. A production start is NODE_ENV=production; what it refuses stands in production-start.server.ts.
 */
const flag = z
  .string()
  .optional()
  .transform((value) => value === "1" || value === "true");

const schema = z.object({
  NODE_ENV: z.enum(["production", "demo", "development", "test"]).default("development"),
  DEMO: flag,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().optional(),
  APP_ORIGIN: z.url(),
  TRUST_PROXY: z.string().optional(),
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(100).default(12),
  SEAL_KEY: z.string().min(1),
  LOOKUP_KEY: z.string().min(1),
  LINK_KEY: z.string().min(1),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_API_BASE: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default("Rivermist <office@rivermist.example>"),
  LOG_LEVEL: z.string().default("info"),
  JOBS: z.enum(["on", "off"]).default("on"),
});

export type Env = {
  mode: "production" | "demo" | "development" | "test";
  demo: boolean;
  port: number;
  host: string;
  appOrigin: string;
  /** Addresses of proxies whose X-Forwarded-* headers count; empty for none. */
  trustProxy: string[];
  databaseUrl: string;
  databasePoolSize: number;
  /** 32 bytes, base64: wraps the data keys. */
  sealKey: string;
  /** 32 bytes, base64: blind index of e-mail and phone. */
  lookupKey: string;
  /** 32 bytes, base64: signs links and short-lived cookies. */
  linkKey: string;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  stripeApiBase: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: string;
  /** Whether this process works off jobs; "off" where `npm run worker` does. */
  jobs: boolean;
};

let parsed: Env | null = null;

/** Throws one sentence a setting when something is missing or malformed. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const result = schema.safeParse(source);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `Set ${issue.path.join(".")}: ${issue.message}.`);
    throw new Error(problems.join("\n"));
  }
  const raw = result.data;
  const isProduction = raw.NODE_ENV === "production";
  return {
    mode: raw.NODE_ENV,
    demo: raw.DEMO,
    port: raw.PORT,
    host: raw.HOST ?? (isProduction ? "0.0.0.0" : "127.0.0.1"),
    appOrigin: new URL(raw.APP_ORIGIN).origin,
    trustProxy: (raw.TRUST_PROXY ?? "").split(",").map((one) => one.trim()).filter(Boolean),
    databaseUrl: raw.DATABASE_URL,
    databasePoolSize: raw.DATABASE_POOL_SIZE,
    sealKey: raw.SEAL_KEY,
    lookupKey: raw.LOOKUP_KEY,
    linkKey: raw.LINK_KEY,
    stripeSecretKey: raw.STRIPE_SECRET_KEY,
    stripeWebhookSecret: raw.STRIPE_WEBHOOK_SECRET,
    stripeApiBase: raw.STRIPE_API_BASE,
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.MAIL_FROM,
    logLevel: raw.LOG_LEVEL,
    jobs: raw.JOBS === "on",
  };
}
