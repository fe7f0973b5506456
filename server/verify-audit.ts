import { env } from "#app/platform/env.server";

// `npm run audit:verify`: whether the audit log still says what was sealed (docs/runbook.md). Ends with 1 when it does not.

const isTerminal = process.stderr.isTTY;
const tellProgress = (read: number) => {
  if (isTerminal) process.stderr.write(`\r${read} seals read`);
};

try {
  if (env().mode !== "development") process.env.NODE_ENV = "production";
  const { loadBuild, partsOf } = await import("./built-app");
  const { checkAudit, closeDatabase } = partsOf(await loadBuild());
  const { report, words } = await checkAudit(tellProgress);
  if (isTerminal) process.stderr.write("\r");
  await closeDatabase();
  process.stdout.write(`${words.join("\n")}\n`);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`The audit log cannot be verified.\n${(error as Error).message}\n`);
  process.exit(1);
}
