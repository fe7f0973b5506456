import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder, wherever the command was called from. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** What `npm start` keeps between two runs: database, sample secrets, the running process. */
export const dataFolder = path.resolve(root, process.env.ATTUNE_DATA || ".data");

/** A short name that is the same for the same project folder. */
export const rootHash = createHash("sha256").update(root).digest("hex").slice(0, 12);

/** Ends a command with one sentence and no stack trace. */
export class Refusal extends Error {}
