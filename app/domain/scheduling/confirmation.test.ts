import { expect, test } from "vitest";
import { confirmationOf } from "./confirmation";

const member = (chosenName: string, signed: boolean) => ({ personId: chosenName, chosenName, signed });
const robin = { personId: "Robin" };
const sam = { personId: "Sam" };
const couple = {
  chartKind: "couple",
  members: [member("Robin", true), member("Sam", true)],
  whereabouts: "not-needed",
} as const;

test("a joint session waits until each member has signed the same version, in the words of whoever reads", () => {
  const one = {
    ...couple,
    members: [member("Robin", true), member("Sam", false)],
    whereabouts: "known",
  } as const;
  expect(confirmationOf(one, "staff")).toEqual({
    stage: "unsigned",
    waiting: "Confirmed once Sam has signed the joint agreement.",
  });
  expect(confirmationOf(one, robin).waiting).toBe("Confirmed once Sam has signed the joint agreement.");
  expect(confirmationOf(one, sam).waiting).toBe("Confirmed once you have signed the joint agreement.");
  const none = { ...couple, members: [member("Robin", false), member("Sam", false)] };
  expect(confirmationOf(none, "staff").waiting).toBe(
    "Confirmed once Robin and Sam have signed the joint agreement.",
  );
  expect(confirmationOf(none, sam).waiting).toBe(
    "Confirmed once you and Robin have signed the joint agreement.",
  );
  expect(confirmationOf(couple, sam)).toEqual({ stage: "confirmed", waiting: null });
});

test("a couple chart whose partner has not joined stays unconfirmed, and the practice does not read of its own partner", () => {
  const alone = { ...couple, members: [member("Robin", true)] };
  expect(confirmationOf(alone, robin)).toEqual({
    stage: "unsigned",
    waiting: "Confirmed once your partner has joined and signed the agreement.",
  });
  expect(confirmationOf(alone, "staff").waiting).toBe(
    "Confirmed once Robin's partner has joined and signed the agreement.",
  );
});

test("whoever is alone and has not signed reads both", () => {
  const alone = { ...couple, members: [member("Robin", false)] };
  expect(confirmationOf(alone, robin).waiting).toBe(
    "Confirmed once you have signed the joint agreement, and your partner has joined and signed it.",
  );
  expect(confirmationOf(alone, "staff").waiting).toBe(
    "Confirmed once Robin has signed the joint agreement, and Robin's partner has joined and signed it.",
  );
});

test("an individual session needs nobody else's signature", () => {
  const individual = { chartKind: "individual", members: [member("Robin", false)] } as const;
  expect(confirmationOf({ ...individual, whereabouts: "not-needed" }, robin).stage).toBe("confirmed");
  expect(confirmationOf({ ...individual, whereabouts: "awaited" }, robin).stage).toBe("locating");
});

test("by video it is not called confirmed before everybody is known to be where they may be treated", () => {
  expect(confirmationOf({ ...couple, whereabouts: "not-now" }, robin)).toEqual({
    stage: "planned",
    waiting: null,
  });
  const asked = { ...couple, whereabouts: "awaited" } as const;
  for (const reader of [robin, sam, "staff"] as const)
    expect(confirmationOf(asked, reader)).toEqual({
      stage: "locating",
      waiting: "Confirmed once everybody has said where they are.",
    });
  expect(confirmationOf({ ...couple, whereabouts: "known" }, robin).stage).toBe("confirmed");
});
