import { expect, test } from "vitest";
import { awaitedPartner } from "./awaited-partner";

const alone = { kind: "couple", memberCount: 1, invitedName: null } as const;

test("whoever is alone on a chart of several waits for who was invited, or for their partner", () => {
  expect(awaitedPartner({ ...alone, invitedName: "Chris" }, "your")).toBe("Chris");
  expect(awaitedPartner(alone, "your")).toBe("your partner");
  expect(awaitedPartner(alone, "their")).toBe("their partner");
  expect(awaitedPartner({ ...alone, kind: "group", invitedName: "Chris" }, "your")).toBe("your partners");
});

test("nobody is awaited where somebody else is there, or where nobody else belongs", () => {
  expect(awaitedPartner({ ...alone, memberCount: 2, invitedName: "Chris" }, "your")).toBeNull();
  expect(awaitedPartner({ ...alone, kind: "individual" }, "your")).toBeNull();
});
