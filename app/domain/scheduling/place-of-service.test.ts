import { expect, test } from "vitest";
import { placeOfService } from "./place-of-service";

const home = { personId: "a", setting: "home", isIdentifiedPatient: false } as const;
const away = { personId: "b", setting: "elsewhere", isIdentifiedPatient: false } as const;
const silent = { personId: "b", setting: null, isIdentifiedPatient: false } as const;

test("home is 10, elsewhere is 02, the office is 11 whatever anybody said", () => {
  expect(placeOfService("telehealth", [home])).toBe("10");
  expect(placeOfService("telehealth", [away])).toBe("02");
  expect(placeOfService("phone", [away])).toBe("02");
  expect(placeOfService("office", [])).toBe("11");
});

test("in a joint session the identified patient's own answer decides", () => {
  expect(placeOfService("telehealth", [home, { ...away, isIdentifiedPatient: true }])).toBe("02");
  expect(placeOfService("telehealth", [home, { ...silent, isIdentifiedPatient: true }])).toBeNull();
});

test("without an identified patient all answers must agree, and nothing is guessed", () => {
  expect(placeOfService("telehealth", [home, { ...home, personId: "b" }])).toBe("10");
  expect(placeOfService("telehealth", [home, away])).toBeNull();
  expect(placeOfService("telehealth", [home, silent])).toBeNull();
  expect(placeOfService("telehealth", [])).toBeNull();
});
