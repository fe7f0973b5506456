import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { runNode } from "./children.mjs";
import { oversizedFiles } from "./file-sizes.mjs";
import { buildPages } from "./prepare.mjs";
import { root } from "./project.mjs";
import { readPlaywright, readVitest } from "./suites.mjs";

const bin = (place) => path.join("node_modules", place);

/** A command that passes or fails as a whole: one check. */
async function verdict(args) {
  const { code, output } = await runNode(args, { check: false });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, complaints: [output.trim()] };
}

async function architecture() {
  const folders = ["app", "server", "prisma", "tests"].filter((folder) =>
    existsSync(path.join(root, folder)),
  );
  const imports = await verdict([
    bin("dependency-cruiser/bin/dependency-cruise.mjs"),
    "--output-type",
    "err",
    ...folders,
  ]);
  const sizes = oversizedFiles();
  const complaints = [...(imports.complaints ?? []), ...sizes];
  return {
    passed: imports.passed + (sizes.length === 0 ? 1 : 0),
    failed: imports.failed + (sizes.length === 0 ? 0 : 1),
    complaints,
  };
}

function hasFiles(folder, pattern) {
  const place = path.join(root, folder);
  if (!existsSync(place)) return false;
  return readdirSync(place, { recursive: true }).some(
    (file) => pattern.test(file) && !file.includes("generated"),
  );
}

const vitest = (project, folders) => async (reports) => {
  if (!folders.some((folder) => hasFiles(folder, /\.test\.tsx?$/))) return { passed: 0, failed: 0 };
  const report = path.join(reports, `${project}.json`);
  const flags = ["--project", project, "--reporter=json", "--outputFile", report];
  const { code, output } = await runNode([bin("vitest/vitest.mjs"), "run", ...flags], {
    check: false,
    env: { NODE_ENV: "test", CI: "1", NO_COLOR: "1" },
  });
  const counts = readVitest(report, code);
  if (counts.failed > 0 && !existsSync(report)) counts.complaints.push(output.trim());
  return counts;
};

async function endToEnd(reports) {
  if (!hasFiles("tests/e2e", /\.(?:test|spec)\.ts$/)) return { passed: 0, failed: 0 };
  const report = path.join(reports, "e2e.json");
  const { code, output } = await runNode([bin("@playwright/test/cli.js"), "test", "--reporter=json"], {
    check: false,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CI: "1", NO_COLOR: "1" },
  });
  const counts = readPlaywright(report, code);
  if (counts.failed > 0 && !existsSync(report)) counts.complaints.push(output.trim());
  return counts;
}

async function build() {
  try {
    await buildPages();
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, complaints: [error.message] };
  }
}

const needsBuild = (only) =>
  !only || ["build", "integration", "access", "e2e"].some((name) => only.includes(name));

/** Everything `npm test` looks at, in order. `run` gives `{ passed, failed, skipped?, complaints? }`. */
export const checks = [
  {
    name: "lint",
    title: "Format and lint",
    run: () => verdict([bin("@biomejs/biome/bin/biome"), "check", "--colors=off", "--max-diagnostics=60"]),
  },
  {
    name: "types",
    title: "Types",
    run: () => verdict([bin("typescript/bin/tsc"), "--noEmit", "-p", ".", "--pretty", "false"]),
  },
  { name: "architecture", title: "Architecture rules and file sizes", run: architecture },
  { name: "unused", title: "Unused code", run: () => verdict([bin("knip/bin/knip.js"), "--no-progress"]) },
  { name: "unit", title: "Unit tests", run: vitest("unit", ["app", "server"]) },
  { name: "build", title: "Building the pages", run: build, isWanted: needsBuild },
  { name: "integration", title: "Integration tests", run: vitest("integration", ["tests/integration"]) },
  { name: "access", title: "Access tests", run: vitest("access", ["tests/access"]) },
  { name: "e2e", title: "End-to-end tests", run: endToEnd },
];
