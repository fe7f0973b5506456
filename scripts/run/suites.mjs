import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** A command that fails although no test of it did: it crashed, or a set-up of its own failed. */
function withCrash({ passed, failed, complaints, skipped = 0 }, code) {
  if (code === 0 || failed > 0) return { passed, failed, complaints, skipped };
  return { passed, failed: 1, skipped, complaints: ["It ended with an error outside of the tests."] };
}

/** Vitest reports a test that took too long without words of its own. */
const inWords = (message) =>
  message.includes("STACK_TRACE_ERROR") ? "It took longer than its time limit." : message;

const name = (file) => path.relative(root, file);

/** Counts of a Vitest JSON report. A file that could not be loaded counts as one failure. */
export function readVitest(reportFile, code) {
  const report = readReport(reportFile);
  if (!report) return { passed: 0, failed: 1, complaints: ["It crashed before it could report."] };
  const complaints = [];
  let broken = 0;
  for (const file of report.testResults) {
    const failures = file.assertionResults.filter((test) => test.status === "failed");
    for (const test of failures) {
      complaints.push(
        `${name(file.name)}: ${test.fullName}\n${test.failureMessages.map(inWords).join("\n")}`,
      );
    }
    if (file.status === "failed" && failures.length === 0) {
      broken += 1;
      complaints.push(`${name(file.name)} could not run: ${file.message}`);
    }
  }
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests + broken, complaints };
  return withCrash({ ...counts, skipped: report.numPendingTests + report.numTodoTests }, code);
}

function* playwrightSpecs(suites) {
  for (const suite of suites) {
    yield* suite.specs ?? [];
    yield* playwrightSpecs(suite.suites ?? []);
  }
}

/** Counts of a Playwright JSON report. A test that passed only at the second try counts as failed. */
export function readPlaywright(reportFile, code) {
  const report = readReport(reportFile);
  if (!report) return { passed: 0, failed: 1, complaints: ["It crashed before it could report."] };
  const complaints = report.errors.map((error) => error.message ?? String(error));
  for (const spec of playwrightSpecs(report.suites)) {
    if (spec.ok) continue;
    const messages = spec.tests.flatMap((test) => test.results.map((result) => result.error?.message ?? ""));
    complaints.push(`${spec.file}:${spec.line}: ${spec.title}\n${messages.join("\n")}`);
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + (unexpected + flaky === 0 && report.errors.length > 0 ? 1 : 0);
  return withCrash({ passed: expected, failed, skipped, complaints }, code);
}
