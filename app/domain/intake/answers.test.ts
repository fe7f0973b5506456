import { expect, test } from "vitest";
import { answerText, problemWith, stepSchema } from "./answers";
import type { Question } from "./form-definition";

const born: Question = { id: "born", kind: "date", label: "Born", required: true };
const faith: Question = {
  id: "faith",
  kind: "multiple-choice",
  label: "Faith",
  required: false,
  options: [
    { value: "a", label: "A" },
    { value: "b", label: "B" },
  ],
};

test("a date is read from month, day and year", () => {
  const form = { intent: "continue", revision: "2", month: "4", day: "3", year: "1990" };
  expect(stepSchema(born).parse(form)).toEqual({
    intent: "continue",
    from: undefined,
    revision: 2,
    answer: "1990-04-03",
  });
});

test("a day that does not exist is refused at the month", () => {
  const result = stepSchema(born).safeParse({ revision: "0", month: "2", day: "30", year: "1990" });
  expect(result.error?.issues[0]).toMatchObject({
    path: ["month"],
    message: expect.stringContaining("real date"),
  });
});

test("an optional question may be left out, a required one may not, unless it is for later", () => {
  expect(stepSchema(faith).parse({ revision: "0" }).answer).toEqual([]);
  expect(stepSchema(born).safeParse({ revision: "0" }).success).toBe(false);
  expect(stepSchema(born).parse({ revision: "0", intent: "later" }).answer).toBe("");
});

test("an answer outside the list and a field that is not asked are refused", () => {
  expect(problemWith(faith, ["a", "zzz"])).toBe("Choose from the list.");
  expect(stepSchema(faith).safeParse({ revision: "0", answer: ["a"], role: "admin" }).success).toBe(false);
});

test("answers read as labels, long dates and 'Not provided'", () => {
  expect(answerText(faith, ["a", "b"])).toBe("A, B");
  expect(answerText(born, "1990-04-03")).toBe("April 3, 1990");
  expect(answerText(faith, [])).toBe("Not provided");
});
