import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { runNode } from "./children.mjs";
import { oversizedFiles } from "./file-sizes.mjs";
import { buildPages } from "./prepare.mjs";
import { root } from "./project.mjs";
import { readPlaywright, readVitest } from "./suites.mjs";
import { startTestCluster } from "./test-cluster.mjs";
import { makeTestDemo } from "./test-demo.mjs";

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

const vitest =
  (project, folders) =>
  async ({ folder: reports }) => {
    if (!folders.some((folder) => hasFiles(folder, /\.test\.tsx?$/))) return { passed: 0, failed: 0 };
    const report = path.join(reports, `${project}.json`);
    const figures = path.join(reports, `${project}.figures`);
    const flags = ["--project", project, "--reporter=json", "--outputFile", report];
    const { code, output } = await runNode([bin("vitest/vitest.mjs"), "run", ...flags], {
      check: false,
      env: { NODE_ENV: "test", CI: "1", NO_COLOR: "1", ATTUNE_FIGURES: figures },
    });
    const counts = readVitest(report, code);
    if (counts.failed > 0 && !existsSync(report)) counts.complaints.push(output.trim());
    return { ...counts, figures: linesOf(figures) };
  };

/** What the tests say they have proved (tests/setup/figure.ts), each in one line. */
const linesOf = (file) =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).toSorted() : [];

async function endToEnd({ folder: reports }) {
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

/** Work that ends well or with an error: one check. */
async function succeeds(work) {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, complaints: [error.message] };
  }
}

const isAmong =
  (...names) =>
  (only) =>
    names.some((name) => only.includes(name));

/** One copy to be made for each suite that wants it; see tests/setup/test-ground.ts. */
async function makeDemo({ folder, onStop }) {
  const cluster = await startTestCluster(folder);
  onStop(cluster.stop);
  const demo = await makeTestDemo(cluster, folder);
  const file = path.join(folder, "demo.json");
  await writeFile(file, JSON.stringify(demo), { mode: 0o600 });
  // The suites are children of this process.
  process.env.ATTUNE_TEST_DEMO = file;
}

/**
 * Everything `npm test` looks at, in order. `run` gives `{ passed, failed, skipped?, complaints?, figures? }`. Those with `ahead`
 * are begun at once, one after the other, beside the checks that stand before them: they leave a processor free.
 */
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
  {
    name: "build",
    title: "Building the pages",
    ahead: true,
    run: () => succeeds(buildPages),
    isWanted: isAmong("integration", "access", "e2e"),
  },
  {
    name: "demo",
    title: "Making demo data for the tests",
    ahead: true,
    run: (own) => succeeds(() => makeDemo(own)),
    isWanted: isAmong("access", "e2e"),
  },
  { name: "integration", title: "Integration tests", run: vitest("integration", ["tests/integration"]) },
  { name: "access", title: "Access tests", run: vitest("access", ["tests/access"]) },
  { name: "e2e", title: "End-to-end tests", run: endToEnd },
];
