import { expect, test } from "vitest";
import { chartLabel } from "./chart-label";

test("a chart is called by the names on it", () => {
  expect(chartLabel(["Maya"])).toBe("Maya");
  expect(chartLabel(["Maya", "Robin"])).toBe("Maya & Robin");
  expect(chartLabel(["Ana", "Bo", "Cleo"])).toBe("Ana, Bo & Cleo");
});
