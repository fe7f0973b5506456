import { buildPages, generateClient } from "../../scripts/run/prepare.mjs";
import { removeGuards } from "./remove-guards";
import { runProofs } from "./run-proofs";

// `npm run test:faults`: the long proofs, each with its figure in one line; then each guard taken away in a copy of the
// project, where a test must go red that is green with it. Words choose those with them in their name. Ends with 1 when a
// proof failed or a guard was not missed.

const words = process.argv.slice(2);
const isWanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));

await generateClient();
await buildPages();
const failed = await runProofs(isWanted);
const unnoticed = await removeGuards(isWanted);
process.exit(failed + unnoticed === 0 ? 0 : 1);
