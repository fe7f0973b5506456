import { expect, test } from "vitest";
import { therapistsAlike } from "./therapists-alike";

const one = (slug: string, more: object = {}) => ({
  slug,
  accepting: true,
  states: ["VA"],
  languages: ["English"],
  specialties: [] as string[],
  ...more,
});

test("those who share a state and a subject come first", () => {
  const whom = one("jonah", { specialties: ["Grief"] });
  const all = [one("priya", { states: ["NC"] }), one("amara"), one("luis", { specialties: ["Grief"] })];
  expect(therapistsAlike(whom, all).map(({ slug }) => slug)).toEqual(["luis", "amara"]);
});

test("nobody is suggested in place of themselves, and nobody without room", () => {
  const whom = one("jonah");
  const all = [whom, one("tess", { accepting: false }), one("naomi")];
  expect(therapistsAlike(whom, all).map(({ slug }) => slug)).toEqual(["naomi"]);
});
