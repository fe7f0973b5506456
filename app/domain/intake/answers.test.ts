import { expect, test } from "vitest";
import { problemWith } from "./answer-problems";
import { answerOf, answerText, problemField } from "./answers";
import type { Question } from "./form-definition";
import { stepFormSchema } from "./schemas";

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

const answered = (question: Question, fields: Record<string, unknown>) =>
  answerOf(question, stepFormSchema.parse({ revision: "0", ...fields }));

test("a date is read from month, day and year", () => {
  expect(answered(born, { month: "4", day: "3", year: "1990" })).toBe("1990-04-03");
  expect(answered(born, { month: "", day: "", year: "" })).toBe("");
});

test("a day that does not exist is refused", () => {
  expect(problemWith(born, answered(born, { month: "2", day: "30", year: "1990" }))).toContain("real date");
  expect(problemField(born)).toBe("month");
});

test("an optional question may be left out, a required one may not", () => {
  expect(problemWith(faith, answered(faith, {}))).toBeNull();
  expect(problemWith(born, "")).toBe("Enter a date.");
});

test("an answer outside the list and a field that is not asked are refused", () => {
  expect(problemWith(faith, ["a", "zzz"])).toBe("Choose from the list.");
  expect(stepFormSchema.safeParse({ revision: "0", answer: ["a"], role: "admin" }).success).toBe(false);
});

test("answers read as labels, long dates and 'Not provided'", () => {
  expect(answerText(faith, ["a", "b"])).toBe("A, B");
  expect(answerText(born, "1990-04-03")).toBe("April 3, 1990");
  expect(answerText(faith, [])).toBe("Not provided");
});
