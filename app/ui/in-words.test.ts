import { expect, test } from "vitest";
import { andInWords, orInWords } from "./in-words";

test("names follow each other as people write them", () => {
  expect(andInWords([])).toBe("");
  expect(andInWords(["Sam"])).toBe("Sam");
  expect(andInWords(["Sam", "Kim"])).toBe("Sam and Kim");
  expect(andInWords(["Sam", "Kim", "Lee"])).toBe("Sam, Kim, and Lee");
  expect(orInWords(["Virginia", "North Carolina"])).toBe("Virginia or North Carolina");
});
