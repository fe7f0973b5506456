import type { Answers, FormDefinition, FormSection, Question } from "./form-definition";
import { isAsked } from "./form-path";

/** An answer of the private safety screen that says that somebody may be in danger. */
export function isConcern(
  section: FormSection,
  question: Question,
  answer: Answers[string] | undefined,
): boolean {
  if (!section.safety || question.kind !== "single-choice") return false;
  return answer === "yes";
}

/** Whether a form holds the private safety screen. */
export const hasSafetyScreen = (definition: FormDefinition): boolean =>
  definition.sections.some(({ safety }) => safety);

/** Whether any asked question of the private safety screen was answered with a yes. */
export const hasSafetyConcern = (definition: FormDefinition, answers: Answers): boolean =>
  definition.sections.some((section) =>
    section.questions.some(
      (question) =>
        isAsked(definition, question, answers) && isConcern(section, question, answers[question.id]),
    ),
  );
