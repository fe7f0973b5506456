import { z } from "zod";
import type { Answers, Question } from "./form-definition";

const MISSING: Record<Question["kind"], string> = {
  "short-text": "Enter an answer.",
  "long-text": "Enter an answer.",
  "single-choice": "Choose one answer.",
  "multiple-choice": "Choose at least one answer.",
  date: "Enter a date.",
  phone: "Enter a phone number.",
  email: "Enter an e-mail address.",
  scale: "Choose a number from 0 to 10.",
  statement: "",
};

const part = z.string().max(10).optional();

/**
 * The form of one question's page, whatever its kind: dates come as month, day and year, the rest as `answer`.
 * `intent` tells Continue from "Save and come back later"; `from` leads back to the page that checks the answers.
 */
export const stepFormSchema = z.strictObject({
  intent: z.enum(["continue", "later", "autosave"]).default("continue"),
  from: z.literal("check").optional(),
  revision: z.coerce.number().int().min(0),
  answer: z.array(z.string().max(20_000)).max(60).optional(),
  month: part,
  day: part,
  year: part,
});

export type StepForm = z.output<typeof stepFormSchema>;

/** The answer that a page's form holds, as it is kept. An empty string or list is "left out". */
export function answerOf(question: Question, form: StepForm): string | string[] {
  if (question.kind === "statement") return "read";
  if (question.kind === "multiple-choice") return form.answer ?? [];
  if (question.kind === "date") return readDate(form);
  return (form.answer?.[0] ?? "").trim();
}

/** The field that a problem with this question is shown at. */
export const problemField = (question: Question): "month" | "answer" =>
  question.kind === "date" ? "month" : "answer";

function readDate({
  month = "",
  day = "",
  year = "",
}: {
  month?: string;
  day?: string;
  year?: string;
}): string {
  const parts = [year, month, day].map((part) => String(part).trim());
  if (parts.every((part) => part === "")) return "";
  const [y, m, d] = parts;
  return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

const isEmpty = (answer: string | string[]): boolean => answer.length === 0;

/** What is wrong with an answer, in the words shown at the field; null when it stands. */
export function problemWith(question: Question, answer: string | string[] | undefined): string | null {
  if (question.kind === "statement") return null;
  if (answer === undefined || isEmpty(answer)) return question.required ? MISSING[question.kind] : null;
  if (question.kind === "multiple-choice") {
    const known = new Set(question.options.map((option) => option.value));
    return Array.isArray(answer) && answer.every((value) => known.has(value))
      ? null
      : "Choose from the list.";
  }
  return typeof answer === "string" ? problemWithText(question, answer) : "Enter one answer.";
}

function problemWithText(question: Question, answer: string): string | null {
  switch (question.kind) {
    case "short-text":
      return answer.length <= 200 ? null : "Keep this answer under 200 characters.";
    case "long-text":
      return answer.length <= question.maxLength
        ? null
        : `Keep this answer under ${question.maxLength.toLocaleString("en-US")} characters.`;
    case "single-choice":
      return question.options.some((option) => option.value === answer) ? null : "Choose from the list.";
    case "scale":
      return /^(10|[0-9])$/.test(answer) ? null : MISSING.scale;
    case "email":
      return z.email().safeParse(answer).success ? null : "Enter an e-mail address like name@example.com.";
    case "phone":
      return /^[+()\d .-]{7,24}$/.test(answer) ? null : "Enter a phone number like 804-555-0100.";
    case "date":
      return isPastDate(answer) ? null : "Enter a real date in the past, like 4 23 1990.";
    default:
      return null;
  }
}

function isPastDate(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && date.getTime() < Date.now();
}

/** How an answer reads on the page to check answers and in the therapist's view. */
export function answerText(question: Question, answer: Answers[string] | undefined): string {
  if (answer === undefined || isEmpty(answer)) return "Not provided";
  if (question.kind === "single-choice" || question.kind === "multiple-choice") {
    const values = Array.isArray(answer) ? answer : [answer];
    return values
      .map((value) => question.options.find((one) => one.value === value)?.label ?? value)
      .join(", ");
  }
  if (question.kind === "scale") return `${String(answer)} out of 10`;
  if (question.kind === "date") return dateText(String(answer));
  return String(answer);
}

const dateText = (iso: string): string =>
  new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${iso}T00:00:00Z`),
  );
