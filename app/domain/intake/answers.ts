import type { Answers, Question } from "./form-definition";
import type { StepForm } from "./schemas";

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

/** How an answer reads on the page to check answers and in the therapist's view. */
export function answerText(question: Question, answer: Answers[string] | undefined): string {
  if (answer === undefined || answer.length === 0) return "Not provided";
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
