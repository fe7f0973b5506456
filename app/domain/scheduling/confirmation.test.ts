import { expect, test } from "vitest";
import { confirmationOf, waitingWords } from "./confirmation";

test("a joint session waits until each member has signed the same version", () => {
  const waiting = confirmationOf({ chartKind: "couple", memberCount: 2, missing: ["Sam"] });
  expect(waiting).toEqual({ confirmed: false, waitingFor: ["Sam"] });
  expect(waitingWords(waiting)).toBe("Confirmed once Sam signed the joint agreement.");
  const signed = confirmationOf({ chartKind: "couple", memberCount: 2, missing: [] });
  expect(signed.confirmed).toBe(true);
  expect(waitingWords(signed)).toBeNull();
});

test("a couple chart whose partner has not joined stays unconfirmed", () => {
  const alone = confirmationOf({ chartKind: "couple", memberCount: 1, missing: [] });
  expect(alone.confirmed).toBe(false);
  expect(waitingWords(alone)).toContain("your partner has joined");
});

test("an individual session needs nobody else", () => {
  expect(confirmationOf({ chartKind: "individual", memberCount: 1, missing: ["Robin"] }).confirmed).toBe(
    true,
  );
});
