import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figure } from "#tests/setup/figure";
import { GUARDS } from "./guards";
import { PROOFS } from "./proofs";

test.each(GUARDS)("the guard stands where it is said to, once: $name", ({ file, find, put }) => {
  expect(readFileSync(file, "utf8").split(find)).toHaveLength(2);
  expect(put).not.toBe(find);
});

test.each(GUARDS)("its tests are there: $name", ({ tests: [suite, file] }) => {
  if (suite === "integration") expect(existsSync(`tests/integration/${file}.test.ts`)).toBe(true);
  else
    expect(
      readdirSync("app", { recursive: true }).some((name) => `${name}`.endsWith(`${file}.test.ts`)),
    ).toBe(true);
});

test("how many guards there are to take away", () => {
  const names = GUARDS.map(({ name }) => name);
  figure(`guards: ${names.length} stand where npm run test:faults takes each away`);
  expect(new Set(names).size).toBe(names.length);
});

test.each(PROOFS)(
  "its test is there, has a long form where there is one, and says its figures: $name",
  ({ tests: [suite, file], figures, isWhole }) => {
    const text = readFileSync(`tests/${suite}/${file}.test.ts`, "utf8");
    expect(text).toContain("figure(");
    for (const begins of figures) expect(text).toContain(begins);
    if (!isWhole) expect(text).toContain("isLongRun");
  },
);
