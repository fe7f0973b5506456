import { expect, test } from "vitest";
import { readersSentence } from "./audience";

test("a joint thread names everybody who can read it", () => {
  expect(readersSentence("joint", ["Robin", "Amara"])).toBe("You, Robin, and Amara can read this.");
});

test("a private thread says that only two can read it", () => {
  expect(readersSentence("private", ["Amara"])).toBe("Only you and Amara can read this.");
});
