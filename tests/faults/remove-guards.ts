import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { runNode } from "../../scripts/run/children.mjs";
import type { Guard } from "./guard";
import { GUARDS } from "./guards";

const project = process.cwd();
const LEFT_OUT = /^(?:node_modules|\.git|\.data|\.cache|build|docs|test-results)$/;

/** The project without what it can do without, its packages borrowed. */
function copyProject(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), "attune-guards-"));
  cpSync(project, copy, {
    recursive: true,
    filter: (place) => !LEFT_OUT.test(path.relative(project, place).split(path.sep)[0] ?? ""),
  });
  symlinkSync(path.join(project, "node_modules"), path.join(copy, "node_modules"));
  return copy;
}

/** Whether the tests that must notice are green in the copy. */
async function isGreen(copy: string, [suite, file]: Guard["tests"]): Promise<boolean> {
  const args = [path.join(copy, "node_modules/vitest/vitest.mjs"), "run", "--project", suite, `${file}.test`];
  const env = { NODE_ENV: "test", CI: "1", NO_COLOR: "1" };
  const { code } = await runNode(args, { cwd: copy, check: false, env });
  return code === 0;
}

async function isMissed(copy: string, { file, find, put, tests }: Guard): Promise<boolean> {
  const place = path.join(copy, file);
  const text = readFileSync(place, "utf8");
  if (text.split(find).length !== 2) throw new Error(`In ${file} this does not stand once: ${find}`);
  writeFileSync(
    place,
    text.replace(find, () => put),
  );
  try {
    return !(await isGreen(copy, tests));
  } finally {
    writeFileSync(place, text);
  }
}

/** Takes the guards away that are wanted, one at a time; answers with how many nobody missed. */
export async function removeGuards(isWanted: (name: string) => boolean): Promise<number> {
  const chosen = GUARDS.filter(({ name }) => isWanted(name));
  if (chosen.length === 0) return 0;
  const copy = copyProject();
  let unnoticed = 0;
  try {
    const green = new Set<string>();
    for (const [index, guard] of chosen.entries()) {
      const tests = guard.tests.join(" ");
      if (!green.has(tests) && !(await isGreen(copy, guard.tests)))
        throw new Error(`Without any change these tests are red: ${tests}`);
      green.add(tests);
      const missed = await isMissed(copy, guard);
      if (!missed) unnoticed += 1;
      process.stdout.write(
        `[${index + 1}/${chosen.length}] ${missed ? "found   " : "UNNOTICED"} ${guard.name} (${tests})\n`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  process.stdout.write(
    `\n${chosen.length - unnoticed} of ${chosen.length} guards are missed when they are gone.\n`,
  );
  return unnoticed;
}
