import { z } from "zod";
import { isCalendarDate } from "#app/domain/shared/calendar-date";
import type { Question } from "./form-definition";

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

/** What is wrong with an answer, in the words shown at the field; null when it stands. */
export function problemWith(question: Question, answer: string | string[] | undefined): string | null {
  if (question.kind === "statement") return null;
  if (answer === undefined || answer.length === 0) return question.required ? MISSING[question.kind] : null;
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

const isPastDate = (text: string): boolean =>
  isCalendarDate(text) && Date.parse(`${text}T00:00:00Z`) < Date.now();
