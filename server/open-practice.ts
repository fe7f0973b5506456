import { parseArgs } from "node:util";
import { env } from "#app/platform/env.server";

// `npm run practice:open`: the first thing in a database that is migrated and empty. Run it once (docs/runbook.md).
// Each field is a flag: `shortName` is told by `--short-name`.

const flagOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function refuse(...words: string[]): never {
  process.stderr.write(`The practice cannot be opened.\n${words.join("\n")}\n`);
  process.exit(1);
}

try {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  const { OPENING_FIELDS, openPractice, closeDatabase } = partsOf(await loadBuild());
  const options = Object.fromEntries(
    OPENING_FIELDS.map((field) => [flagOf(field), { type: "string" as const }]),
  );
  const { values } = parseArgs({ options });
  const told = Object.fromEntries(OPENING_FIELDS.map((field) => [field, values[flagOf(field)]]));
  const problems = await openPractice(told);
  await closeDatabase();
  const sentences = problems.map(({ field, message }) =>
    field ? `--${flagOf(field)}: ${message}` : message,
  );
  if (sentences.length > 0) refuse(...sentences);
  process.stdout.write(
    `The practice is there. An invitation for ${told.ownerEmail} waits: it goes out as soon as the portal runs.\n`,
  );
} catch (error) {
  refuse((error as Error).message);
}
