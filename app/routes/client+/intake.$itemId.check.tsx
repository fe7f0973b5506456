import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ownAnswers } from "#app/domain/intake/answer-queries.server";
import { answerText } from "#app/domain/intake/answers";
import { askedQuestions, missingQuestions } from "#app/domain/intake/form-path";
import { submitAnswers } from "#app/domain/intake/submit-answers.server";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary } from "#app/ui/error-summary";
import { problemsOf } from "#app/ui/form-problems";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { SubmitButton } from "#app/ui/submit-button";
import { SummaryList } from "#app/ui/summary-list";
import { WhoCanSee } from "#app/ui/who-can-see";

const params = z.object({ itemId: z.uuid() });

export const meta: MetaFunction = titled("Check your answers");

export const loader = guarded({ may: "intake.fill-own", params }, async ({ actor, params: { itemId } }) => {
  const item = await ownAnswers(actor, itemId);
  const { definition, answers } = item;
  if (definition.kind !== "form") throw notFound();
  if (item.completed) throw redirectTo(`/client/intake/${itemId}`);
  const asked = new Set(askedQuestions(definition, answers).map((question) => question.id));
  const sections = definition.sections
    .map((section) => ({
      title: section.title,
      rows: section.questions
        .filter((question) => asked.has(question.id) && question.kind !== "statement")
        .map((question) => ({
          key: question.id,
          label: question.label,
          value: answerText(question, answers[question.id]),
          change: { to: `/client/intake/${itemId}/q/${question.id}?from=check` },
        })),
    }))
    .filter((section) => section.rows.length > 0);
  const missing = missingQuestions(definition, answers).map((question) => question.label);
  return { title: item.title, sections, missing };
});

export const action = guarded(
  { may: "intake.fill-own", params },
  async ({ actor, params: { itemId }, submission }) => {
    try {
      await submitAnswers(actor, itemId);
    } catch (error) {
      if (!isDomainError(error, "answers-incomplete")) throw error;
      const open = "Some questions still need an answer. They say “Not provided” below.";
      return refuse(submission, { formErrors: [open] });
    }
    const text = "Thank you. Your answers are with your therapist.";
    return redirectTo("/client/intake", { flash: { kind: "ok", text } });
  },
);

export const clientAction = orNotSent;

export default function CheckAnswersPage() {
  const { title, sections, missing } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = problemsOf(result);
  return (
    <div className="form-column grid gap-8">
      <BackLink to="/client/intake">Your forms</BackLink>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={title}
        lead="You can still change everything. After sending, it is part of your record."
      >
        Check your answers
      </PageHeading>
      {sections.map((section) => (
        <section key={section.title} aria-label={section.title} className="grid gap-3">
          <h2>{section.title}</h2>
          <SummaryList rows={section.rows} />
        </section>
      ))}
      {missing.length > 0 ? <p>Still to answer: {missing.join(", ")}</p> : null}
      <WhoCanSee isPrivate>Only you and your care team will see these answers.</WhoCanSee>
      <Form method="post">
        <SubmitButton pendingLabel="Sending…">Send my answers</SubmitButton>
      </Form>
    </div>
  );
}
