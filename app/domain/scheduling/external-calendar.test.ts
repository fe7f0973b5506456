import { expect, test } from "vitest";
import { problemWords } from "./external-calendar";

test("every problem is a sentence, also one of another version", () => {
  for (const code of ["away", "not-a-calendar", "forbidden-address", "something new"])
    expect(problemWords(code)).toMatch(/^[A-Z].+\.$/);
});
