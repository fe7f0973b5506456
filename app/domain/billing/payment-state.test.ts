import fc from "fast-check";
import { expect, test } from "vitest";
import { isFinalPaymentState, nextPaymentState, nextRefundState, type PaymentState } from "./payment-state";

const states: PaymentState[] = [
  "created",
  "requires_action",
  "processing",
  "cancelled",
  "failed",
  "succeeded",
];

test("money taken is the last word, whatever arrives after it", () => {
  for (const state of states) expect(nextPaymentState("succeeded", state)).toBe("succeeded");
});

test("a late word of an earlier state changes nothing", () => {
  expect(nextPaymentState("processing", "created")).toBe("processing");
  expect(nextPaymentState("failed", "processing")).toBe("failed");
});

test("every order of the same observations, repeats included, ends in one state", () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.constantFrom(...states), { minLength: 1, maxLength: 8 })
        .chain((seen) =>
          fc.tuple(
            fc.constant(seen),
            fc.shuffledSubarray([...seen, ...seen], { minLength: seen.length * 2 }),
          ),
        ),
      ([seen, again]) => {
        const apply = (list: PaymentState[]) => list.reduce(nextPaymentState, "created" as PaymentState);
        expect(apply(again)).toBe(apply(seen));
      },
    ),
    { numRuns: 500 },
  );
});

test("a refund that the bank sends back ends as failed", () => {
  expect(nextRefundState("succeeded", "failed")).toBe("failed");
  expect(nextRefundState("succeeded", "pending")).toBe("succeeded");
});

test("only succeeded, failed and cancelled are final", () => {
  expect(states.filter(isFinalPaymentState)).toEqual(["cancelled", "failed", "succeeded"]);
});
