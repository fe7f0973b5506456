import { expect, test } from "vitest";
import { phoneWords, TEXT_WORDING } from "./text-consent";

test("the consent says who, to which number, how often, what it costs and how it ends", () => {
  const words = TEXT_WORDING.of("Rivermist", phoneWords("+18045550142"));
  for (const part of [
    "Rivermist",
    "(804) 555-0142",
    "about two",
    "rates may apply",
    "STOP",
    "does not depend",
  ])
    expect(words).toContain(part);
});

test("a number of another country is written as it is dialed", () => {
  expect(phoneWords("+493012345678")).toBe("+493012345678");
});
