import type { Answers, FormDefinition, FormSection, Question } from "./form-definition";
import { isAnswered } from "./form-definition";

/** Whether a question is asked, given the answers so far. A condition on a question that is not asked itself fails. */
export function isAsked(definition: FormDefinition, question: Question, answers: Answers): boolean {
  const { showIf } = question;
  if (!showIf) return true;
  const parent = questionOf(definition, showIf.question);
  if (!parent || !isAsked(definition, parent, answers)) return false;
  const given = answers[showIf.question] ?? [];
  const values = Array.isArray(given) ? given : [given];
  return values.some((value) => showIf.anyOf.includes(value));
}

/** The questions asked, in order. */
export const askedQuestions = (definition: FormDefinition, answers: Answers): Question[] =>
  definition.sections
    .flatMap((section) => section.questions)
    .filter((question) => isAsked(definition, question, answers));

export const questionOf = (definition: FormDefinition, id: string): Question | undefined =>
  definition.sections.flatMap((section) => section.questions).find((question) => question.id === id);

export const sectionOf = (definition: FormDefinition, id: string): FormSection | undefined =>
  definition.sections.find((section) => section.questions.some((question) => question.id === id));

/** The first question without an answer, counting "left out" as answered; null when all were asked. */
export const firstOpenQuestion = (definition: FormDefinition, answers: Answers): Question | null =>
  askedQuestions(definition, answers).find((question) => answers[question.id] === undefined) ?? null;

/** What comes after a question, or null for the page to check the answers. */
export function nextQuestion(definition: FormDefinition, answers: Answers, id: string): Question | null {
  const asked = askedQuestions(definition, answers);
  return asked[asked.findIndex((question) => question.id === id) + 1] ?? null;
}

export function previousQuestion(definition: FormDefinition, answers: Answers, id: string): Question | null {
  const asked = askedQuestions(definition, answers);
  return asked[asked.findIndex((question) => question.id === id) - 1] ?? null;
}

/** "Question 3 of 9", or null where later answers can still change how many there are. */
export function positionOf(
  definition: FormDefinition,
  answers: Answers,
  id: string,
): { at: number; of: number } | null {
  const branches = definition.sections
    .flatMap((section) => section.questions)
    .filter((question) => question.showIf)
    .map((question) => question.showIf?.question ?? "");
  if (branches.some((question) => answers[question] === undefined)) return null;
  const asked = askedQuestions(definition, answers);
  const index = asked.findIndex((question) => question.id === id);
  return index < 0 ? null : { at: index + 1, of: asked.length };
}

/** Answers to questions that are not asked (any more) do not count and are not sent. */
export function relevantAnswers(definition: FormDefinition, answers: Answers): Answers {
  const asked = askedQuestions(definition, answers);
  return Object.fromEntries(asked.map((question) => [question.id, answers[question.id] ?? ""]));
}

/** Required questions that are asked and have no answer. */
export const missingQuestions = (definition: FormDefinition, answers: Answers): Question[] =>
  askedQuestions(definition, answers).filter(
    (question) => question.required && question.kind !== "statement" && !isAnswered(answers[question.id]),
  );
