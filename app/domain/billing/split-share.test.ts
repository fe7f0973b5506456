import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultSplitRule, type SplitRule, splitRuleFault, splitShare } from "./split-share";

const half: SplitRule = {
  kind: "percentage",
  parts: [
    { personId: "a", percent: 50 },
    { personId: "b", percent: 50 },
  ],
};

test("an odd cent goes to the first payer", () => {
  expect(splitShare(15_001, half)).toEqual([
    { personId: "a", cents: 7_501 },
    { personId: "b", cents: 7_500 },
  ]);
});

test("one payer takes all", () => {
  expect(splitShare(16_500, { kind: "one_payer", parts: [{ personId: "a" }] })).toEqual([
    { personId: "a", cents: 16_500 },
  ]);
});

test("a fixed part is taken first and the rest falls on the open part, wherever it stands", () => {
  const rule: SplitRule = {
    kind: "fixed",
    parts: [
      { personId: "a", cents: null },
      { personId: "b", cents: 4_000 },
    ],
  };
  expect(splitShare(16_500, rule)).toEqual([
    { personId: "a", cents: 12_500 },
    { personId: "b", cents: 4_000 },
  ]);
  expect(splitShare(3_000, rule)).toEqual([
    { personId: "a", cents: 0 },
    { personId: "b", cents: 3_000 },
  ]);
});

test("three partners without a rule carry a third each and no cent is lost", () => {
  expect(splitShare(10_000, defaultSplitRule(["a", "b", "c"])).map((share) => share.cents)).toEqual([
    3_334, 3_333, 3_333,
  ]);
  expect(defaultSplitRule(["a"])).toEqual({ kind: "one_payer", parts: [{ personId: "a" }] });
});

const percentages = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 })
  .map((cuts) => [...cuts, 0, 100].sort((one, other) => one - other))
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)))
  .map(
    (parts): SplitRule => ({
      kind: "percentage",
      parts: parts.map((percent, index) => ({ personId: `p${index}`, percent })),
    }),
  );

const fixed = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 3 }), fc.nat(3))
  .map(([amounts, at]): SplitRule => {
    const parts: (number | null)[] = [...amounts];
    parts.splice(at, 0, null);
    return { kind: "fixed", parts: parts.map((cents, index) => ({ personId: `p${index}`, cents })) };
  });

test("whatever the rule and the amount, shares sum to the amount and none is negative", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.oneof(percentages, fixed), (cents, rule) => {
      expect(splitRuleFault(rule)).toBeNull();
      const shares = splitShare(cents, rule);
      expect(shares.reduce((sum, share) => sum + share.cents, 0)).toBe(cents);
      expect(shares.every((share) => share.cents >= 0 && Number.isInteger(share.cents))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("a percentage share is never more than a cent away from its exact part", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), percentages, (cents, rule) => {
      if (rule.kind !== "percentage") return;
      splitShare(cents, rule).forEach((share, index) => {
        expect(Math.abs(share.cents - (cents * (rule.parts[index]?.percent ?? 0)) / 100)).toBeLessThanOrEqual(
          1,
        );
      });
    }),
  );
});

test("a rule that cannot split every amount is refused", () => {
  expect(splitRuleFault({ kind: "one_payer", parts: [] })).toBe("no-payer");
  expect(splitRuleFault({ kind: "percentage", parts: [{ personId: "a", percent: 99 }] })).toBe("percent-sum");
  expect(splitRuleFault({ kind: "fixed", parts: [{ personId: "a", cents: 100 }] })).toBe("one-rest");
  const twice = { kind: "percentage", parts: [...half.parts, ...half.parts] } as SplitRule;
  expect(splitRuleFault(twice)).toBe("payer-twice");
});
