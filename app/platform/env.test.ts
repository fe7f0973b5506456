import { expect, test } from "vitest";
import { envProblems, readEnv } from "./env.server";

const key = (byte: number): string =>
  Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 7 + byte * 31) % 251)).toString("base64");

const PRODUCTION = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://attune@db/attune",
  APP_ORIGIN: "https://portal.rivermist.test",
  SEAL_KEY: key(1),
  LOOKUP_KEY: key(2),
  LINK_KEY: key(3),
  AUDIT_KEY: key(4),
  AUDIT_ANCHOR: "/srv/anchor/audit-heads.jsonl",
  STRIPE_SECRET_KEY: "sk_live_51Habcdefghijklmnop",
  STRIPE_WEBHOOK_SECRET: "whsec_abcdefghijklmnop",
  SMTP_URL: "smtps://user:password@mail.rivermist.test",
  CLAMD: "127.0.0.1:3310",
};

test("a complete environment has no problems", () => {
  expect(envProblems(PRODUCTION)).toEqual([]);
  expect(readEnv({ ...PRODUCTION, TRUST_PROXY: "10.0.0.1, 10.0.0.2", PORT: "8080" })).toMatchObject({
    isProduction: true,
    isDemo: false,
    port: 8080,
    trustProxy: ["10.0.0.1", "10.0.0.2"],
    stripeApiBase: null,
  });
});

test("production refuses the demo with one sentence", () => {
  expect(envProblems({ ...PRODUCTION, DEMO: "1" })).toEqual([
    "Demo mode cannot run in production: unset DEMO.",
  ]);
});

test("each missing setting is one sentence that says what to set", () => {
  for (const name of Object.keys(PRODUCTION).filter((one) => one !== "NODE_ENV")) {
    const problems = envProblems({ ...PRODUCTION, [name]: undefined });
    expect(problems, name).toHaveLength(1);
    expect(problems[0]).toMatch(
      new RegExp(`^${name} is missing: set ${name === "SMTP_URL" || !/KEY$/.test(name) ? "it" : ""}`),
    );
  }
});

test("production refuses short, equal and sample secrets", () => {
  const refuses = (changes: Record<string, string>, words: string) =>
    expect(envProblems({ ...PRODUCTION, ...changes }).join(" ")).toContain(words);
  refuses({ SEAL_KEY: Buffer.alloc(16, 7).toString("base64") }, "SEAL_KEY is not 32 bytes long");
  refuses({ LOOKUP_KEY: PRODUCTION.SEAL_KEY }, "are not all different");
  for (const same of [PRODUCTION.SEAL_KEY.replace(/=+$/, ""), ` ${PRODUCTION.SEAL_KEY}`])
    refuses({ LOOKUP_KEY: same }, "are not all different");
  const url = Buffer.from(PRODUCTION.AUDIT_KEY, "base64").toString("base64url");
  refuses({ LINK_KEY: url }, "are not all different");
  refuses({ SEAL_KEY_OTHER: Buffer.alloc(16, 7).toString("base64") }, "SEAL_KEY_OTHER is not 32 bytes long");
  refuses({ SEAL_KEY_OTHER: PRODUCTION.SEAL_KEY }, "AUDIT_KEY and SEAL_KEY_OTHER are not all different");
  refuses({ LINK_KEY: Buffer.alloc(32, 7).toString("base64") }, "LINK_KEY is a sample");
  refuses(
    { SEAL_KEY: Buffer.from("sample".padEnd(32, "xyzabcdefgh")).toString("base64") },
    "SEAL_KEY is a sample",
  );
  refuses({ STRIPE_SECRET_KEY: "sk_test_sample0123456789" }, "STRIPE_SECRET_KEY is a sample");
  refuses({ STRIPE_API_BASE: "http://127.0.0.1:9" }, "STRIPE_API_BASE points at an emulator");
  refuses({ APP_ORIGIN: "http://portal.rivermist.test" }, "APP_ORIGIN is not https");
  refuses({ APP_ORIGIN: "https://portal.rivermist.test/x" }, "a scheme and host only");
});

test("the demo takes sample secrets, and only the demo is one", () => {
  const { SMTP_URL: _none, ...rest } = PRODUCTION;
  const demo = { ...rest, NODE_ENV: "demo", DEMO: "1", APP_ORIGIN: "http://localhost:3000" };
  expect(readEnv(demo)).toMatchObject({ mode: "demo", isDemo: true, isProduction: false, smtpUrl: null });
  expect(readEnv({ ...demo, NODE_ENV: "development", DEMO: undefined })).toMatchObject({ isDemo: false });
});

test("what to run as is never guessed: a mode that is not named or not known is one sentence", () => {
  expect(envProblems({ ...PRODUCTION, NODE_ENV: undefined })).toEqual([
    "NODE_ENV is not set: set it to production, or use npm start for the demo and npm run dev to develop.",
  ]);
  for (const NODE_ENV of ["prod", "Production", "staging", " production"]) {
    expect(envProblems({ NODE_ENV })).toEqual([
      expect.stringMatching(`^NODE_ENV is "${NODE_ENV}": set it to`),
    ]);
    expect(() => readEnv({ ...PRODUCTION, NODE_ENV })).toThrow("set it to production");
  }
});

test("whether files are scanned is said: by an address, or by off", () => {
  const scannerOf = (CLAMD?: string) => readEnv({ ...PRODUCTION, CLAMD }).clamd;
  expect(scannerOf("127.0.0.1:3310")).toBe("127.0.0.1:3310");
  expect(scannerOf("/run/clamav/clamd.ctl")).toBe("/run/clamav/clamd.ctl");
  expect(scannerOf("[::1]:3310")).toBe("[::1]:3310");
  expect(scannerOf("off")).toBeNull();
  expect(() => scannerOf()).toThrow("CLAMD is missing");
  expect(() => scannerOf("http://clamd")).toThrow('CLAMD is "http://clamd"');
  expect(() => scannerOf("clamd")).toThrow("set it to the address of clamd");
  expect(readEnv({ ...PRODUCTION, NODE_ENV: "demo", CLAMD: undefined }).clamd).toBeNull();
});

test("texts are set up as a whole or not at all, and only a test sends them elsewhere", () => {
  const texting = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "secret", TWILIO_FROM: "+18045550100" };
  expect(readEnv(PRODUCTION).twilio).toBeNull();
  expect(readEnv({ ...PRODUCTION, ...texting }).twilio).toEqual({
    ...{ accountSid: "AC1", authToken: "secret", from: "+18045550100" },
    apiBase: "https://api.twilio.com",
  });
  expect(envProblems({ ...PRODUCTION, ...texting, TWILIO_AUTH_TOKEN: "" })).toEqual([
    "TWILIO_AUTH_TOKEN is missing: set it, or unset TWILIO_ACCOUNT_SID and TWILIO_FROM.",
  ]);
  expect(envProblems({ ...PRODUCTION, ...texting, TWILIO_FROM: "our phone" })[0]).toContain(
    'TWILIO_FROM is "our phone"',
  );
  expect(envProblems({ ...PRODUCTION, TWILIO_API_BASE: "http://127.0.0.1:9" })).toEqual([
    "TWILIO_API_BASE points at an emulator: unset it.",
  ]);
});

test("only outside a practice calendars are read from hosts of one's own", () => {
  const hosts = { CALENDAR_TEST_HOSTS: "localhost:3000,127.0.0.1:4000" };
  expect(envProblems({ ...PRODUCTION, ...hosts })).toEqual([
    "CALENDAR_TEST_HOSTS lets calendars be read from this network: unset it.",
  ]);
  expect(readEnv(PRODUCTION).calendarTestHosts).toEqual([]);
  expect(readEnv({ ...PRODUCTION, ...hosts, NODE_ENV: "test" }).calendarTestHosts).toHaveLength(2);
});
