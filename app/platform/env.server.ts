/**
 * Everything the process is told by its environment, read and checked once.
 *
 * What runs is decided by two variables:
 *   NODE_ENV=production            a practice's own start. DEMO is refused, so are missing or sample secrets.
 *   NODE_ENV=demo DEMO=1           the built application with made-up people (`npm start`).
 *   NODE_ENV=development [DEMO=1]  hot reloading (`npm run dev`).
 *   NODE_ENV=test                  the built application or a test file.
 * Anything else, and nothing at all, is refused. A demo moreover runs only on a database that the seed has marked.
 * `server/main.ts` reads the mode first and only then tells React to run its production build
 * (docs/decisions/0002-run-mode-apart-from-node-env.md). Ask `env().mode`, never `process.env.NODE_ENV`.
 *
 * Needed always: DATABASE_URL, SEAL_KEY, LOOKUP_KEY, LINK_KEY, AUDIT_KEY (32 bytes each, base64, all different),
 * APP_ORIGIN, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET. In production also: SMTP_URL, AUDIT_ANCHOR (a file), an https
 * APP_ORIGIN, CLAMD (the virus scanner, or "off").
 * Optional: SEAL_KEY_OTHER (while `npm run keys:rotate` has not ended), PORT, HOST, DATABASE_POOL_SIZE, STRIPE_API_BASE (an emulator), SMTP_URL, MAIL_FROM, TRUST_PROXY (addresses
 * of the proxies in front, or how many), TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM (texts; all three or none),
 * TWILIO_API_BASE (an emulator), CALENDAR_TEST_HOSTS (hosts with their ports that calendars may be read from wherever they
 * lie; for tests and the demo), LOG_LEVEL, JOBS=off (the server leaves jobs to `npm run worker`).
 */
export type RunMode = "production" | "demo" | "development" | "test";

export type Env = {
  mode: RunMode;
  isProduction: boolean;
  /** Made-up people: personas on the sign-in page, an outbox page instead of a mail server. */
  isDemo: boolean;
  port: number;
  host: string | undefined;
  /** Scheme, host and port that people see, without a slash at the end. The base of every absolute URL. */
  appOrigin: string;
  databaseUrl: string;
  databasePoolSize: number;
  /** 32 bytes in base64, as the other two. */
  sealKey: string;
  /** The other of two, while one takes the place of the other: it opens, and wraps nothing. */
  sealKeyOther: string | null;
  lookupKey: string;
  linkKey: string;
  auditKey: string;
  /** The file that the head of the audit chain is written to, away from the database; null: nowhere. */
  auditAnchor: string | null;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
  /** Where the emulator listens; null for Stripe itself. */
  stripeApiBase: string | null;
  smtpUrl: string | null;
  mailFrom: string | null;
  /** Whoever carries texts; null: nobody does. */
  twilio: { accountSid: string; authToken: string; from: string; apiBase: string } | null;
  /** "localhost:3000": where other calendars may be read from though it is no public host. Empty in production. */
  calendarTestHosts: string[];
  /** Number of proxies, or their addresses; false when nobody stands in front. */
  trustProxy: number | string[] | false;
  /** The virus scanner's address, "host:port" or the path of a socket; null: files are not scanned. */
  clamd: string | null;
  logLevel: string;
  runsJobs: boolean;
};

type Source = Record<string, string | undefined>;

/** The environment does not do: one sentence for each thing to set. */
export class EnvProblems extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join("\n"));
    this.name = "EnvProblems";
    this.problems = problems;
  }
}

const MODES: readonly string[] = ["production", "demo", "development", "test"];

/** Null where none of the modes is named: what to run as is never guessed. */
export function runMode({ NODE_ENV: named = "" }: Source): RunMode | null {
  return MODES.includes(named) ? (named as RunMode) : null;
}

const modeProblem = ({ NODE_ENV: named }: Source): string =>
  `NODE_ENV is ${named ? `"${named}"` : "not set"}: set it to production, or use npm start for the demo and npm run dev to develop.`;

const isOn = (value: string | undefined): boolean => Boolean(value) && value !== "0" && value !== "false";

const KEYS = ["SEAL_KEY", "LOOKUP_KEY", "LINK_KEY", "AUDIT_KEY"] as const;
const TEXTS = ["DATABASE_URL", "APP_ORIGIN", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

/** Sample secrets say so in their first bytes, and hand-made ones repeat themselves. */
function looksLikeSample(value: string): boolean {
  if (/sample|example|change.?me|placeholder/i.test(value)) return true;
  const bytes = Buffer.from(value, "base64");
  return bytes.toString("latin1").startsWith("sample") || new Set(bytes).size < 8;
}

function keyProblems(source: Source, isProduction: boolean): string[] {
  const problems: string[] = [];
  const other = source.SEAL_KEY_OTHER ? (["SEAL_KEY_OTHER"] as const) : [];
  for (const name of [...KEYS, ...other]) {
    const value = source[name] ?? "";
    const hint = `set ${name} to 32 random bytes in base64 (openssl rand -base64 32).`;
    if (!value) problems.push(`${name} is missing: ${hint}`);
    else if (Buffer.from(value, "base64").length !== 32)
      problems.push(`${name} is not 32 bytes long: ${hint}`);
    else if (isProduction && looksLikeSample(value)) problems.push(`${name} is a sample: ${hint}`);
  }
  // The same bytes can be written in several ways.
  const given = [...KEYS, ...other].flatMap((name) =>
    source[name] ? [Buffer.from(source[name], "base64").toString("hex")] : [],
  );
  if (new Set(given).size < given.length) {
    problems.push(
      `${[...KEYS, ...other].join(", ").replace(/, (?=[^,]*$)/, " and ")} are not all different: set each to its own random bytes.`,
    );
  }
  return problems;
}

const WHAT: Record<(typeof TEXTS)[number], string> = {
  DATABASE_URL: "the address of the practice's Postgres",
  APP_ORIGIN: "the address people open, such as https://portal.example.org",
  STRIPE_SECRET_KEY: "the secret key of the practice's Stripe account",
  STRIPE_WEBHOOK_SECRET: "the signing secret of the webhook at /api/stripe/webhook",
};

function originProblem(source: Source, isProduction: boolean): string[] {
  const value = source.APP_ORIGIN;
  if (!value) return [];
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.pathname !== "/" || url.search || !/^https?:$/.test(url.protocol)) {
    return [
      `APP_ORIGIN is "${value}": set it to a scheme and host only, such as https://portal.example.org.`,
    ];
  }
  if (isProduction && url.protocol !== "https:")
    return ["APP_ORIGIN is not https: set it to an https address."];
  return [];
}

const CLAMD = /^(?:off|\/.+|(?:\[[0-9a-f:]+\]|[^\s:/]+):\d{1,5})$/i;

/** Files go unscanned only where somebody has said so. */
function scannerProblem({ CLAMD: value }: Source, isProduction: boolean): string[] {
  const hint = "set it to the address of clamd, such as 127.0.0.1:3310 or /run/clamav/clamd.ctl, or to off.";
  if (!value) return isProduction ? [`CLAMD is missing: ${hint}`] : [];
  return CLAMD.test(value) ? [] : [`CLAMD is "${value}": ${hint}`];
}

const TEXTING = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM"] as const;
const TWILIO_API = "https://api.twilio.com";

function textingProblems(source: Source): string[] {
  const given = TEXTING.filter((name) => source[name]);
  if (given.length === 0) return [];
  const { TWILIO_FROM: from = "" } = source;
  return [
    ...TEXTING.filter((name) => !source[name]).map(
      (name) => `${name} is missing: set it, or unset ${given.join(" and ")}.`,
    ),
    ...(!from || /^(?:\+[1-9]\d{7,14}|MG[0-9a-f]{32})$/.test(from)
      ? []
      : [
          `TWILIO_FROM is "${from}": set it to a number like +18045550100, or to the id of a messaging service.`,
        ]),
  ];
}

function twilioOf(source: Source): Env["twilio"] {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = source;
  if (!accountSid || !authToken || !from) return null;
  return { accountSid, authToken, from, apiBase: source.TWILIO_API_BASE || TWILIO_API };
}

function productionProblems(source: Source): string[] {
  const problems: string[] = [];
  if (isOn(source.DEMO)) problems.push("Demo mode cannot run in production: unset DEMO.");
  if (!source.SMTP_URL)
    problems.push("SMTP_URL is missing: set it to the mail server, such as smtps://user:password@host.");
  if (!source.AUDIT_ANCHOR)
    problems.push(
      "AUDIT_ANCHOR is missing: set it to a file away from the database, on a disk that the database's owner cannot write.",
    );
  if (source.STRIPE_API_BASE) problems.push("STRIPE_API_BASE points at an emulator: unset it.");
  if (source.TWILIO_API_BASE) problems.push("TWILIO_API_BASE points at an emulator: unset it.");
  if (source.CALENDAR_TEST_HOSTS)
    problems.push("CALENDAR_TEST_HOSTS lets calendars be read from this network: unset it.");
  for (const name of ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const) {
    if (source[name] && looksLikeSample(source[name]))
      problems.push(`${name} is a sample: set it to ${WHAT[name]}.`);
  }
  return problems;
}

/** What must be set before anything starts; empty when all is well. */
export function envProblems(source: Source): string[] {
  const mode = runMode(source);
  if (!mode) return [modeProblem(source)];
  const isProduction = mode === "production";
  const missing = TEXTS.filter((name) => !source[name]).map(
    (name) => `${name} is missing: set it to ${WHAT[name]}.`,
  );
  return [
    ...(isProduction ? productionProblems(source) : []),
    ...missing,
    ...originProblem(source, isProduction),
    ...keyProblems(source, isProduction),
    ...scannerProblem(source, isProduction),
    ...textingProblems(source),
  ];
}

function proxies(value: string | undefined): Env["trustProxy"] {
  if (!value || value === "0" || value === "false") return false;
  if (/^\d+$/.test(value)) return Number(value);
  return value.split(",").map((part) => part.trim());
}

const listed = (value = ""): string[] => value.split(",").filter(Boolean);

function usableMode(source: Source): RunMode {
  const problems = envProblems(source);
  const mode = runMode(source);
  if (!mode || problems.length > 0) throw new EnvProblems(problems);
  return mode;
}

/** Reads an environment. Throws `EnvProblems`. */
export function readEnv(source: Source): Env {
  const mode = usableMode(source);
  const given = (name: string): string => source[name] ?? "";
  return {
    mode,
    isProduction: mode === "production",
    isDemo: mode !== "production" && (isOn(source.DEMO) || mode === "demo"),
    port: Number(source.PORT || 3000),
    host: source.HOST || undefined,
    appOrigin: new URL(given("APP_ORIGIN")).origin,
    databaseUrl: given("DATABASE_URL"),
    databasePoolSize: Number(source.DATABASE_POOL_SIZE || 20),
    sealKey: given("SEAL_KEY"),
    sealKeyOther: source.SEAL_KEY_OTHER || null,
    lookupKey: given("LOOKUP_KEY"),
    linkKey: given("LINK_KEY"),
    auditKey: given("AUDIT_KEY"),
    auditAnchor: source.AUDIT_ANCHOR || null,
    stripeSecretKey: given("STRIPE_SECRET_KEY"),
    stripeWebhookSecret: given("STRIPE_WEBHOOK_SECRET"),
    stripeApiBase: source.STRIPE_API_BASE || null,
    smtpUrl: source.SMTP_URL || null,
    mailFrom: source.MAIL_FROM || null,
    twilio: twilioOf(source),
    calendarTestHosts: listed(source.CALENDAR_TEST_HOSTS),
    trustProxy: proxies(source.TRUST_PROXY),
    clamd: source.CLAMD && source.CLAMD.toLowerCase() !== "off" ? source.CLAMD : null,
    logLevel: source.LOG_LEVEL || (mode === "production" ? "info" : "warn"),
    runsJobs: source.JOBS !== "off",
  };
}

// On `globalThis`: the server's own files and the built pages are two module graphs in one process, and the mode
// must be read before React is told otherwise.
const held = globalThis as { attuneEnv?: Env };

export function env(): Env {
  held.attuneEnv ??= readEnv(process.env);
  return held.attuneEnv;
}
