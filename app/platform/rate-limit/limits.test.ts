import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LIMITS } from "./limits";

test("every limit that is declared is counted somewhere", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".server.ts") && !file.includes("generated"),
  );
  const code = files.map((file) => readFileSync(path.join("app", file), "utf8")).join("\n");
  expect(Object.keys(LIMITS).filter((name) => !code.includes(`"${name}"`))).toEqual([]);
});
