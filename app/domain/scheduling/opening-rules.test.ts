import { expect, test } from "vitest";
import { bufferWords, minutesInWords } from "./opening-rules";

test("minutes read as people say them", () => {
  expect([0, 1, 30, 60, 90, 1_440].map(minutesInWords)).toEqual([
    "0 minutes",
    "1 minute",
    "30 minutes",
    "1 hour",
    "1 hour and 30 minutes",
    "24 hours",
  ]);
});

test("a service says what is kept free around it", () => {
  const service = { name: "Couple session", bufferBefore: 0, bufferAfter: 0 };
  expect(bufferWords(service)).toBe("nothing");
  expect(bufferWords({ ...service, bufferAfter: 10 })).toBe("10 minutes after it");
  expect(bufferWords({ ...service, bufferBefore: 5, bufferAfter: 10 })).toBe(
    "5 minutes before it, 10 minutes after it",
  );
});
