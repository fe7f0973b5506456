import { type FormEvent, useEffect, useRef } from "react";
import { Button, ButtonRow } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { errorsAt, type FormReply, problemsOf, whyNotSaved } from "#app/ui/form-problems";
import { LeaveThisPage } from "#app/ui/leave-this-page";
import { NotSent } from "#app/ui/not-sent";
import { BackLink, StepCaption } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";
import { useBackgroundPost, useRetry, useWhenIdle } from "#app/ui/use-background-post";
import { WhoCanSee } from "#app/ui/who-can-see";
import { problemField } from "../answers";
import type { Question } from "../form-definition";
import { QuestionField } from "./question-field";
import { ALONE } from "./safety-words";

const IDLE_MS = 2_000;

export type QuestionStepProps = {
  question: Question;
  section: string;
  safety: boolean;
  position: { at: number; of: number } | null;
  answer: string | string[] | undefined;
  revision: number;
  savedAt: string | null;
  zone: string;
  today: string;
  backTo: string;
  from?: "check";
  result?: FormReply;
};

/** One question on its page, with the ways on, back, and out. */
export function QuestionStep({ question, result, ...step }: QuestionStepProps) {
  const typed = result?.initialValue as Record<string, string | string[] | undefined> | undefined;
  const parts = typed as { month?: string; day?: string; year?: string } | undefined;
  const autosave = useAutosave(question.kind === "long-text");
  return (
    <div className="form-column">
      {step.safety ? <LeaveThisPage /> : null}
      <BackLink to={step.backTo}>Back</BackLink>
      <NotSent />
      <ErrorSummary errors={problemsOf(result)} />
      {result?.error?.[""] ? (
        <p className="mb-6">
          <a href="?">See the answer that was saved</a>
        </p>
      ) : null}
      <StepCaption>
        {step.section}
        {step.position ? `, question ${step.position.at} of ${step.position.of}` : ""}
      </StepCaption>
      <PostForm {...autosave.form} data-autosaves="" className="grid gap-6">
        <input type="hidden" name="revision" value={autosave.answer?.revision ?? step.revision} />
        {step.from ? <input type="hidden" name="from" value={step.from} /> : null}
        <QuestionField
          question={question}
          value={typed ? typed.answer : step.answer}
          dateParts={typed ? parts : undefined}
          errors={errorsAt(result, problemField(question))}
        />
        <WhoCanSee isPrivate>
          {step.safety ? ALONE : "Only you and your care team see this answer."}
        </WhoCanSee>
        <ButtonRow>
          <SubmitButton name="intent" value="continue">
            Continue
          </SubmitButton>
          <Button kind="quiet" name="intent" value="later">
            Save and come back later
          </Button>
        </ButtonRow>
        <SavedAt
          iso={autosave.answer?.savedAt ?? step.savedAt}
          zone={step.zone}
          today={step.today}
          saving={autosave.isPosting}
          problem={whyNotSaved(autosave.answer)}
        />
      </PostForm>
    </div>
  );
}

/**
 * Keeps long text after two idle seconds and when the field is left. A press of a button while that is on its way
 * waits for it, so that a page never comes into conflict with itself.
 */
function useAutosave(wanted: boolean) {
  const { post, isPosting, answer } = useBackgroundPost<
    FormReply & { revision?: number; savedAt?: string }
  >();
  const form = useRef<HTMLFormElement>(null);
  const kept = useRef<string | null>(null);
  const waiting = useRef<HTMLElement | null>(null);
  const save = () => {
    if (!form.current) return;
    const data = new FormData(form.current);
    const text = String(data.get("answer") ?? "");
    if (text.trim() === "" || text === kept.current) return;
    kept.current = text;
    data.set("intent", "autosave");
    post(data);
  };
  const { soon, cancel } = useWhenIdle(save, IDLE_MS);
  useRetry(answer?.notSent !== undefined, isPosting, () => {
    kept.current = null;
    save();
  });
  useEffect(() => {
    if (isPosting || !waiting.current) return;
    form.current?.requestSubmit(waiting.current);
    waiting.current = null;
  }, [isPosting]);
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    cancel();
    if (!isPosting) return;
    event.preventDefault();
    waiting.current = (event.nativeEvent as SubmitEvent).submitter;
  }
  return { form: { ref: form, onSubmit, onChange: wanted ? soon : undefined }, isPosting, answer };
}
