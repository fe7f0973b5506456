import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { problemWith } from "#app/domain/intake/answer-problems";
import { ownAnswers } from "#app/domain/intake/answer-queries.server";
import { answerOf, problemField } from "#app/domain/intake/answers";
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
import { isConcern } from "#app/domain/intake/safety";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { stepFormSchema } from "#app/domain/intake/schemas";
import { sendComeBackMail } from "#app/domain/intake/send-come-back-mail.server";
import { QuestionStep } from "#app/domain/intake/ui/question-step";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { dayOf } from "#app/ui/saved-when";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

const params = z.object({ itemId: z.uuid(), questionId: z.string().max(60) });
const search = z.object({ from: z.literal("check").optional() });

/** The screen's own questions stay out of the tab and of the browser's history. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const { question, formTitle = "Your forms", safety } = args.data ?? {};
  return safety ? titled(formTitle)(args) : titled(question?.label ?? "Question", formTitle)(args);
};

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
    const item = await ownAnswers(actor, itemId, questionId);
    if (item.completed) throw redirectTo(`/client/intake/${itemId}`);
    const { form, question } = stepOf(item.definition, questionId, item.answers);
    const section = sectionOf(form, questionId);
    const previous = previousQuestion(form, item.answers, questionId);
    const base = `/client/intake/${itemId}`;
    const backTo = from ? `${base}/check` : previous ? `${base}/q/${previous.id}` : "/client/intake";
    return {
      formTitle: item.title,
      section: section?.title ?? "",
      safety: Boolean(section?.safety),
      position: positionOf(form, item.answers, questionId),
      question,
      answer: item.answers[questionId],
      revision: item.revision,
      savedAt: item.savedAt,
      zone: actor.zone,
      today: dayOf(new Date().toISOString(), actor.zone),
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
    // A question that was only looked at stays open, so that coming back starts there.
    if (leaving && answer.length === 0) return await leaveWith(actor, form.intent, item);
    const problem = problemWith(question, answer);
    if (problem) return refuse(submission, { fieldErrors: { [problemField(question)]: [problem] } });
    const base = `/client/intake/${itemId}`;
    try {
      const saved = await saveAnswer(actor, { itemId, questionId, answer, revision: form.revision });
      if (leaving) return await leaveWith(actor, form.intent, saved);
      const next = form.from ? null : nextQuestion(definition, saved.answers, questionId);
      const section = sectionOf(definition, questionId);
      if (section && isConcern(section, question, answer)) {
        return redirectTo(`${base}/support${next ? `?next=${next.id}` : ""}`);
      }
      return redirectTo(next ? `${base}/q/${next.id}` : `${base}/check`);
    } catch (error) {
      if (isDomainError(error, "already-sent")) return redirectTo(base);
      if (!isDomainError(error, "answers-changed")) throw error;
      const changed =
        "You answered this on another page since you opened this one. Open the question again to see it.";
      return refuse(submission, { formErrors: [changed] });
    }
  },
);

export const clientAction = orNotSent;

type Kept = { revision: number; savedAt: string | null };

async function leaveWith(
  actor: Actor,
  intent: "autosave" | "later" | "continue",
  { revision, savedAt }: Kept,
) {
  if (intent === "autosave") return { revision, savedAt };
  await sendComeBackMail(actor);
  const text = "Saved. We sent you a mail with a link back to your forms.";
  return redirectTo("/client/intake", { flash: { kind: "ok", text } });
}

export default function QuestionPage() {
  const step = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result && "status" in result ? result : undefined;
  return <QuestionStep key={step.question.id} {...step} result={failed} />;
}
