import { parseArgs } from "node:util";
import { EnvProblems, env } from "#app/platform/env.server";

// `npm run practice:open`: the first thing in a database that is migrated and empty. Run it once (docs/runbook.md).

const FLAGS = {
  name: "practice.name",
  "short-name": "practice.shortName",
  tagline: "practice.tagline",
  email: "practice.email",
  phone: "practice.phone",
  address: "practice.addressLine",
  city: "practice.city",
  state: "practice.state",
  "postal-code": "practice.postalCode",
  states: "practice.states",
  zone: "practice.zone",
  "owner-name": "owner.chosenName",
  "owner-email": "owner.email",
} as const;

type Fields = Record<string, string | undefined>;

function given(): { practice: Fields; owner: Fields } {
  const options = Object.fromEntries(Object.keys(FLAGS).map((flag) => [flag, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  const fields = { practice: { zone: "America/New_York" } as Fields, owner: {} as Fields };
  for (const [flag, place] of Object.entries(FLAGS)) {
    const [group, field] = place.split(".") as ["practice" | "owner", string];
    if (values[flag] !== undefined) fields[group][field] = String(values[flag]);
  }
  return fields;
}

/** As it is asked for on the command line. */
function flagOf(field: string): string {
  const named = field.startsWith("owner.") ? field : `practice.${field}`;
  const flag = Object.entries(FLAGS).find(([, place]) => place === named)?.[0];
  return flag ? `--${flag}: ` : "";
}

try {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const asked = given();
  const { loadBuild, partsOf } = await import("./built-app");
  const { openPractice, closeDatabase } = partsOf(await loadBuild());
  const problems = await openPractice(asked);
  await closeDatabase();
  if (problems.length > 0) throw new EnvProblems(problems.map((one) => flagOf(one.field) + one.message));
  process.stdout.write(
    `The practice is there. An invitation for ${asked.owner.email} waits: it goes out as soon as the portal runs.\n`,
  );
} catch (error) {
  const words = error instanceof EnvProblems ? error.problems.join("\n") : (error as Error).message;
  process.stderr.write(`The practice cannot be opened.\n${words}\n`);
  process.exit(1);
}
