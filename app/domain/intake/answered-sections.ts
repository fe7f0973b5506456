import { answerText } from "./answers";
import type { Answers, Definition } from "./form-definition";
import { askedQuestions } from "./form-path";

export type AnsweredSection = {
  title: string;
  /** The private safety screen. */
  isSafety: boolean;
  rows: { question: string; answer: string }[];
};

/** The questions that somebody was asked with their answers in words, by section; sections that asked nothing are left out. */
export function answeredSections(definition: Definition, answers: Answers): AnsweredSection[] {
  if (definition.kind !== "form") return [];
  const asked = new Set(askedQuestions(definition, answers).map((question) => question.id));
  return definition.sections
    .map((section) => ({
      title: section.title,
      isSafety: section.safety === true,
      rows: section.questions
        .filter((question) => asked.has(question.id) && question.kind !== "statement")
        .map((question) => ({
          question: question.label,
          answer: answerText(question, answers[question.id]),
        })),
    }))
    .filter((section) => section.rows.length > 0);
}
