import { expect, test } from "vitest";
import type { FormDefinition } from "./form-definition";
import {
  askedQuestions,
  firstOpenQuestion,
  missingQuestions,
  nextQuestion,
  positionOf,
  previousQuestion,
  relevantAnswers,
} from "./form-path";

const yesNo = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

const definition: FormDefinition = {
  kind: "form",
  intro: "",
  minutes: 5,
  sections: [
    {
      id: "past",
      title: "Past",
      questions: [
        { id: "before", kind: "single-choice", label: "Before?", required: true, options: yesNo },
        {
          id: "how",
          kind: "long-text",
          label: "How was it?",
          required: true,
          maxLength: 500,
          showIf: { question: "before", anyOf: ["yes"] },
        },
        { id: "hope", kind: "short-text", label: "Hope?", required: false },
      ],
    },
  ],
};

const ids = (answers: Record<string, string>) =>
  askedQuestions(definition, answers).map((question) => question.id);

test("a conditional question is asked only after the answer that opens it", () => {
  expect(ids({})).toEqual(["before", "hope"]);
  expect(ids({ before: "no" })).toEqual(["before", "hope"]);
  expect(ids({ before: "yes" })).toEqual(["before", "how", "hope"]);
});

test("changing the answer that opened a question takes the old answer out", () => {
  const answers = { before: "no", how: "Helpful", hope: "Rest" };
  expect(relevantAnswers(definition, answers)).toEqual({ before: "no", hope: "Rest" });
});

test("resuming opens at the first question that was never asked, not at one left out", () => {
  expect(firstOpenQuestion(definition, { before: "yes" })?.id).toBe("how");
  expect(firstOpenQuestion(definition, { before: "no", hope: "" })).toBeNull();
});

test("next and previous follow the path that the answers take", () => {
  expect(nextQuestion(definition, { before: "yes" }, "before")?.id).toBe("how");
  expect(nextQuestion(definition, { before: "no" }, "before")?.id).toBe("hope");
  expect(nextQuestion(definition, { before: "no" }, "hope")).toBeNull();
  expect(previousQuestion(definition, { before: "no" }, "hope")?.id).toBe("before");
  expect(previousQuestion(definition, {}, "before")).toBeNull();
});

test("the count is shown only once it cannot change any more", () => {
  expect(positionOf(definition, {}, "before")).toBeNull();
  expect(positionOf(definition, { before: "yes" }, "how")).toEqual({ at: 2, of: 3 });
});

test("only required questions that are asked can be missing", () => {
  expect(missingQuestions(definition, { before: "no" })).toEqual([]);
  expect(missingQuestions(definition, { before: "yes" }).map((question) => question.id)).toEqual(["how"]);
});
