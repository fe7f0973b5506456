import { expect, test } from "vitest";
import { z } from "zod";
import type { ActionName } from "#app/domain/accounts/policy";
import { declarationOf } from "./declaration";
import { guarded } from "./guarded.server";
import { open } from "./open.server";

const nothing = () => null;
const unknown = "charts.burn" as ActionName;

test("what the policy table has for visitors is not guarded, and what it has for others is not open", () => {
  expect(() => guarded({ may: "practice.read" }, nothing)).toThrow("guarded() with");
  expect(() => open({ may: "charts.read" }, nothing)).toThrow("open() with");
  expect(() => open({ may: "second-factor.give" }, nothing)).toThrow("open() with");
  expect(declarationOf(guarded({ may: "charts.read" }, nothing))).toEqual({ may: "charts.read" });
  expect(declarationOf(open({ may: "practice.read" }, nothing))).toEqual({ may: "practice.read" });
});

test("an action that the policy table does not know is refused, one that every object has included", () => {
  for (const make of [guarded, open]) {
    for (const may of [unknown, "toString" as ActionName, "" as ActionName])
      expect(() => make({ may }, nothing)).toThrow("does not know");
  }
});

test("a body that takes fields it does not name is not declared", () => {
  const loose = z.looseObject({ a: z.string() });
  expect(() => guarded({ may: "charts.read", form: loose }, nothing)).toThrow(/takes fields/);
  expect(() => open({ may: "practice.read", json: loose }, nothing)).toThrow(/takes fields/);
});

test("what nobody declared has no declaration", () => {
  expect(declarationOf(nothing)).toBeUndefined();
  expect(declarationOf(undefined)).toBeUndefined();
});
