import { expect, test } from "vitest";
import { namesInWords } from "./names-in-words";

test("names are joined as people say them", () => {
  expect(namesInWords(["Sam"])).toBe("Sam");
  expect(namesInWords(["Sam", "Kim", "Lee"])).toBe("Sam, Kim and Lee");
});
