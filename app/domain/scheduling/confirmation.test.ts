import { expect, test } from "vitest";
import { confirmationOf } from "./confirmation";

const members = [
  { personId: "a", chosenName: "Robin" },
  { personId: "b", chosenName: "Sam" },
];

test("a joint session waits until each member has signed the same version", () => {
  expect(confirmationOf({ chartKind: "couple", members, signedBy: ["a"] })).toEqual({
    confirmed: false,
    waitingFor: ["Sam"],
  });
  expect(confirmationOf({ chartKind: "couple", members, signedBy: ["b", "a"] }).confirmed).toBe(true);
});

test("a couple chart whose partner has not joined stays unconfirmed", () => {
  expect(
    confirmationOf({ chartKind: "couple", members: members.slice(0, 1), signedBy: ["a"] }).confirmed,
  ).toBe(false);
});

test("an individual session needs nobody else", () => {
  expect(
    confirmationOf({ chartKind: "individual", members: members.slice(0, 1), signedBy: [] }).confirmed,
  ).toBe(true);
});
