import { expect, test } from "vitest";
import { confirmationOf, waitingWords } from "./confirmation";

const couple = { chartKind: "couple", memberCount: 2, missing: [], whereabouts: "not-needed" } as const;

test("a joint session waits until each member has signed the same version", () => {
  const waiting = confirmationOf({ ...couple, missing: ["Sam"], whereabouts: "known" });
  expect(waiting).toEqual({ stage: "unsigned", waitingFor: ["Sam"] });
  expect(waitingWords(waiting)).toBe("Confirmed once Sam signed the joint agreement.");
  const signed = confirmationOf(couple);
  expect(signed.stage).toBe("confirmed");
  expect(waitingWords(signed)).toBeNull();
});

test("a couple chart whose partner has not joined stays unconfirmed", () => {
  const alone = confirmationOf({ ...couple, memberCount: 1 });
  expect(alone.stage).toBe("unsigned");
  expect(waitingWords(alone)).toContain("your partner has joined");
});

test("an individual session needs nobody else's signature", () => {
  const individual = { chartKind: "individual", memberCount: 1, missing: ["Robin"] } as const;
  expect(confirmationOf({ ...individual, whereabouts: "not-needed" }).stage).toBe("confirmed");
  expect(confirmationOf({ ...individual, whereabouts: "awaited" }).stage).toBe("locating");
});

test("by video it is not called confirmed before everybody is known to be where they may be treated", () => {
  expect(confirmationOf({ ...couple, whereabouts: "not-now" }).stage).toBe("planned");
  const asked = confirmationOf({ ...couple, whereabouts: "awaited" });
  expect(asked.stage).toBe("locating");
  expect(waitingWords(asked)).toBe("Confirmed once everybody has said where they are.");
  expect(confirmationOf({ ...couple, whereabouts: "known" }).stage).toBe("confirmed");
});
