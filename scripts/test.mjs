// `npm test`: every check and every test, and one line that adds them up.
// `npm test -- --only unit,integration` runs a part; the names stand in run/checks.mjs.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { checks } from "./run/checks.mjs";
import { installMissing } from "./run/packages.mjs";
import { generateClient } from "./run/prepare.mjs";
import { Refusal } from "./run/project.mjs";
import { stepPrinter } from "./run/steps.mjs";
import { stoppable } from "./run/stoppable.mjs";

function wantedNames() {
  const at = process.argv.indexOf("--only");
  if (at === -1) return undefined;
  const names = (process.argv[at + 1] ?? "").split(",").filter(Boolean);
  const known = checks.map((check) => check.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0 || unknown.length > 0)
    throw new Refusal(`--only takes some of: ${known.join(", ")}.`);
  return names;
}

function inWords({ passed, failed, skipped = 0 }) {
  if (passed + failed + skipped === 0) return "nothing to run";
  return [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`]
    .filter(Boolean)
    .join(", ");
}

/** Begins those that go ahead, one after the other, and gives for each its result to come. */
function goAhead(wanted, own) {
  const begun = new Map();
  let before = Promise.resolve();
  for (const check of wanted.filter((one) => one.ahead)) {
    before = before.then(() => check.run(own));
    begun.set(check, before);
  }
  return begun;
}

async function runChecks(step, wanted, own) {
  const results = [];
  const begun = goAhead(wanted, own);
  for (const check of wanted) {
    let result;
    await step(check.title, async () => {
      result = await (begun.get(check) ?? check.run(own));
      return inWords(result);
    });
    for (const line of result.figures ?? []) process.stdout.write(`      ${line}\n`);
    for (const complaint of result.complaints ?? []) process.stdout.write(`\n${complaint}\n\n`);
    results.push(result);
  }
  return results;
}

await stoppable(async ({ onStop }) => {
  const only = wantedNames();
  const wanted = checks.filter((check) => !only || only.includes(check.name) || check.isWanted?.(only));
  const step = stepPrinter(wanted.length + 2);
  await step("Installing packages", () => installMissing());
  await step("Making the database client", generateClient);
  const folder = await mkdtemp(path.join(os.tmpdir(), "attune-reports-"));
  // Postgres keeps its files in it, and may be another user.
  await chmod(folder, 0o711);
  onStop(() => rm(folder, { recursive: true, force: true }));

  const results = await runChecks(step, wanted, { folder, onStop });
  const sum = (kind) => results.reduce((total, result) => total + result[kind], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") === 0 ? 0 : 1;
});
