import { expect, test } from "vitest";
import { refundSchema } from "./schemas";

const form = { reason: "goodwill", note: "A kindness", requestKey: "0192d4a0-0000-7000-8000-000000000000" };
const problemsOf = (fields: object) =>
  refundSchema.safeParse(fields).error?.issues.map((issue) => issue.path.join("."));

test("what is no amount to refund is said together with all that is missing", () => {
  for (const amount of ["0", "abc", "-5", "10.005", "82,50", "", undefined]) {
    expect(problemsOf({ amount, requestKey: form.requestKey }), String(amount)).toEqual([
      "amount",
      "reason",
      "note",
    ]);
  }
});

test("an amount is read in cents", () => {
  expect(refundSchema.parse({ ...form, amount: " $1,082.5 " }).amount).toBe(108_250);
});
