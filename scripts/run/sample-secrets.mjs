import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { dataFolder } from "./project.mjs";

// They say what they are in their first bytes, so that a production start refuses them.
const key = () => Buffer.concat([Buffer.from("sample"), randomBytes(26)]).toString("base64");
const word = () => `sample${randomBytes(24).toString("hex")}`;

/** Fresh secrets that protect nothing but made-up people. */
export function newSampleSecrets() {
  return {
    SEAL_KEY: key(),
    LOOKUP_KEY: key(),
    LINK_KEY: key(),
    AUDIT_KEY: key(),
    STRIPE_SECRET_KEY: `sk_test_${word()}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${word()}`,
  };
}

/** The demo's secrets, made at the first start and kept, because its data is sealed with them. */
export async function demoSecrets() {
  const file = path.join(dataFolder, "secrets.json");
  const known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  // A version that needs one more finds its own in the data of the version before.
  const secrets = { ...newSampleSecrets(), ...known };
  if (Object.keys(known).length === Object.keys(secrets).length) return known;
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
