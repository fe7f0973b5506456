import { expect, test } from "vitest";
import { parseCents } from "./money";

test.each([
  ["82.50", 8_250],
  ["82.5", 8_250],
  [" $82 ", 8_200],
  ["1,250", 125_000],
  ["1,250.00", 125_000],
  ["$1,082.5", 108_250],
  ["1,234,567.89", 123_456_789],
])("%s is an amount", (text, cents) => {
  expect(parseCents(text)).toBe(cents);
});

test.each([
  "82,50",
  "82,5",
  "1,25",
  "1,2500",
  "12,50.00",
  "1.250,00",
  "1,,250",
  ",250",
  "1,250,",
  "12345678",
])("%s is none: nobody can tell what its comma or point means", (text) => {
  expect(parseCents(text)).toBeNull();
});
