export type ChoiceOption = { value: string; label: string };

/** Asked only when the named earlier question was answered with one of these values. */
export type ShowIf = { question: string; anyOf: string[] };

type QuestionBase = { id: string; label: string; hint?: string; required: boolean; showIf?: ShowIf };

export type Question =
  | (QuestionBase & { kind: "short-text"; autoComplete?: string })
  | (QuestionBase & { kind: "long-text"; maxLength: number })
  | (QuestionBase & { kind: "single-choice"; options: ChoiceOption[] })
  | (QuestionBase & { kind: "multiple-choice"; options: ChoiceOption[] })
  | (QuestionBase & { kind: "date" })
  | (QuestionBase & { kind: "phone" })
  | (QuestionBase & { kind: "email" })
  | (QuestionBase & { kind: "scale"; low: string; high: string })
  | (QuestionBase & { kind: "statement"; paragraphs: string[] });

export type FormSection = {
  id: string;
  title: string;
  questions: Question[];
  /**
   * The private safety screen: asked of each member alone, after a page that says so, every page with a way to leave
   * at once. A "yes" to one of its choices (option value "yes") shows crisis contacts before anything else.
   */
  safety?: boolean;
};

export type FormDefinition = {
  kind: "form";
  intro: string;
  minutes: number;
  sections: FormSection[];
};

export type ConsentDefinition = {
  kind: "consent";
  /** Plain words first, at most grade six. */
  summary: string[];
  sections: { heading: string; paragraphs: string[] }[];
  /** What the checkbox beside the signature says. */
  intent: string;
};

export type Definition = FormDefinition | ConsentDefinition;

/** Question id to answer; an empty string or list is "asked and left out". Dates are "1990-04-02", scales "0" to "10". */
export type Answers = Record<string, string | string[]>;

export const isAnswered = (answer: string | string[] | undefined): boolean =>
  answer !== undefined && answer.length > 0;
