import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerOf, problemField, problemWith, stepFormSchema } from "#app/domain/intake/answers";
import type { FormDefinition } from "#app/domain/intake/form-definition";
import {
  isAsked,
  nextQuestion,
  positionOf,
  previousQuestion,
  questionOf,
  sectionOf,
} from "#app/domain/intake/form-path";
import { itemForMember } from "#app/domain/intake/packet-queries.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { sendComeBackMail } from "#app/domain/intake/send-come-back-mail.server";
import { QuestionField } from "#app/domain/intake/ui/question-field";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { redirectTo, refuse } from "#app/http/respond.server";
import { Button, ButtonRow } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { errorsAt, problemsOf } from "#app/ui/form-problems";
import { BackLink, StepCaption } from "#app/ui/page-heading";
import { pageTitle } from "#app/ui/page-title";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";
import { WhoCanSee } from "#app/ui/who-can-see";

const params = z.object({ itemId: z.uuid(), questionId: z.string().max(60) });
const search = z.object({ from: z.literal("check").optional() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.question.label ?? "Question", data?.formTitle ?? "Your forms") },
];

function stepOf(
  definition: { kind: string },
  questionId: string,
  answers: Record<string, string | string[]>,
) {
  if (definition.kind !== "form") throw notFound();
  const form = definition as FormDefinition;
  const question = questionOf(form, questionId);
  if (!question || !isAsked(form, question, answers)) throw notFound();
  return { form, question };
}

export const loader = guarded(
  { may: "intake.fill-own", params, search },
  async ({ actor, params: { itemId, questionId }, search: { from } }) => {
    const item = await itemForMember(actor, itemId);
    if (item.completed) throw redirectTo(`/client/intake/${itemId}`);
    const { form, question } = stepOf(item.definition, questionId, item.answers);
    const previous = previousQuestion(form, item.answers, questionId);
    const base = `/client/intake/${itemId}`;
    const backTo = from ? `${base}/check` : previous ? `${base}/q/${previous.id}` : "/client/intake";
    return {
      formTitle: item.title,
      section: sectionOf(form, questionId)?.title ?? "",
      position: positionOf(form, item.answers, questionId),
      question,
      answer: item.answers[questionId],
      revision: item.revision,
      savedAt: item.savedAt,
      zone: actor.zone,
      backTo,
      from,
    };
  },
);

export const action = guarded(
  { may: "intake.fill-own", params, form: stepFormSchema },
  async ({ actor, params: { itemId, questionId }, form, submission }) => {
    const item = await itemForMember(actor, itemId);
    const { form: definition, question } = stepOf(item.definition, questionId, item.answers);
    const answer = answerOf(question, form);
    const leaving = form.intent !== "continue";
    const problem = leaving && answer.length === 0 ? null : problemWith(question, answer);
    if (problem) return refuse(submission, { fieldErrors: { [problemField(question)]: [problem] } });
    const base = `/client/intake/${itemId}`;
    try {
      // A question that was only looked at stays open, so that coming back starts there.
      if (leaving && answer.length === 0) return await comeBackLater(actor);
      const saved = await saveAnswer(actor, { itemId, questionId, answer, revision: form.revision });
      if (leaving) return await comeBackLater(actor);
      const next = nextQuestion(definition, saved.answers, questionId);
      return redirectTo(form.from || !next ? `${base}/check` : `${base}/q/${next.id}`);
    } catch (error) {
      if (isDomainError(error, "already-sent")) return redirectTo(base);
      if (!isDomainError(error, "answers-changed")) throw error;
      const changed =
        "You answered this on another page since you opened this one. Open the question again to see it.";
      return refuse(submission, { formErrors: [changed] });
    }
  },
);

async function comeBackLater(actor: Parameters<typeof sendComeBackMail>[0]) {
  await sendComeBackMail(actor);
  const text = "Saved. We sent you a mail with a link back to your forms.";
  return redirectTo("/client/intake", { flash: { kind: "ok", text } });
}

export default function QuestionPage() {
  const { question, ...step } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = result?.initialValue as Record<string, string | string[] | undefined> | undefined;
  const parts = typed as { month?: string; day?: string; year?: string } | undefined;
  return (
    <div className="form-column">
      <BackLink to={step.backTo}>Back</BackLink>
      <ErrorSummary errors={problemsOf(result)} />
      <StepCaption>
        {step.section}
        {step.position ? `, question ${step.position.at} of ${step.position.of}` : ""}
      </StepCaption>
      <Form method="post" key={question.id} className="grid gap-6" noValidate>
        <input type="hidden" name="revision" value={step.revision} />
        {step.from ? <input type="hidden" name="from" value={step.from} /> : null}
        <QuestionField
          question={question}
          value={typed ? typed.answer : step.answer}
          dateParts={typed ? parts : undefined}
          errors={errorsAt(result, problemField(question))}
        />
        <WhoCanSee isPrivate>Only you and your care team see this answer.</WhoCanSee>
        <ButtonRow>
          <SubmitButton name="intent" value="continue">
            Continue
          </SubmitButton>
          <Button kind="quiet" name="intent" value="later">
            Save and come back later
          </Button>
        </ButtonRow>
        {step.savedAt ? <SavedAt iso={step.savedAt} zone={step.zone} /> : null}
      </Form>
    </div>
  );
}
