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

type Fields = Record<string, z.ZodType>;

const revision = z.coerce.number().int().min(0);

/**
 * The strict form schema of one question's page. Dates come as month, day and year; the rest as `answer`.
 * `intent` tells Continue from "Save and come back later".
 */
export function stepSchema(question: Question) {
  return z
    .strictObject({
      intent: z.enum(["continue", "later"]).default("continue"),
      from: z.enum(["check"]).optional(),
      revision,
      ...fieldsOf(question),
    })
    .transform((form, context) => {
      const answer = readAnswer(question, form as Record<string, unknown>);
      const problem = form.intent === "later" && isEmpty(answer) ? null : problemWith(question, answer);
      if (problem) {
        context.addIssue({
          code: "custom",
          message: problem,
          path: [question.kind === "date" ? "month" : "answer"],
        });
        return z.NEVER;
      }
      return { intent: form.intent, from: form.from, revision: form.revision, answer };
    });
}

function fieldsOf(question: Question): Fields {
  const part = z.string().max(4).optional();
  if (question.kind === "date") return { month: part, day: part, year: part };
  if (question.kind === "statement") return {};
  if (question.kind === "multiple-choice") return { answer: z.array(z.string().max(100)).max(60).optional() };
  return { answer: z.string().max(20_000).optional() };
}

function readAnswer(question: Question, form: Record<string, unknown>): string | string[] {
  if (question.kind === "statement") return "read";
  if (question.kind === "multiple-choice") return (form.answer as string[] | undefined) ?? [];
  if (question.kind === "date") return readDate(form);
  return ((form.answer as string | undefined) ?? "").trim();
}

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
