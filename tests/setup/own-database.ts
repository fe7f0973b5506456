import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createDatabase } from "../../scripts/run/databases.mjs";

// Runs before the modules of each test file are loaded: the file gets a database of its own.
const { adminUrl, appUrl, name: template } = inject("templateDatabase");
const name = `attune_${randomBytes(6).toString("hex")}`;
await createDatabase(adminUrl, name, template);

const url = new URL(appUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
