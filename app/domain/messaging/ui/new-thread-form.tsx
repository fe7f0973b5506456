import { RadioGroup } from "#app/ui/choice-groups";
import { CrisisLine } from "#app/ui/crisis-line";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { errorsAt, type FormReply, problemsOf, typedAt } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export type AudienceOption = { value: string; label: string; hint?: string; disabled?: boolean };

type NewThreadFormProps = {
  requestKey: string;
  chartId: string;
  /** Who can read it, decided before the first word. Values as `startThreadSchema` takes them. */
  audiences: AudienceOption[];
  result?: FormReply;
};

/** The first message of a thread. Whom it is for comes first and cannot be changed afterwards. */
export function NewThreadForm({ requestKey, chartId, audiences, result }: NewThreadFormProps) {
  return (
    <PostForm className="grid gap-6">
      <ErrorSummary errors={problemsOf(result)} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <input type="hidden" name="chartId" value={chartId} />
      <RadioGroup
        name="audience"
        id="audience"
        label="Who can read this?"
        hint="You cannot change this later"
        options={audiences}
        errors={errorsAt(result, "audience")}
        defaultValue={typedAt(result, "audience")}
      />
      <TextField
        name="subject"
        id="subject"
        label="Subject"
        errors={errorsAt(result, "subject")}
        defaultValue={typedAt(result, "subject")}
      />
      <CrisisLine compact />
      <TextArea
        name="body"
        id="body"
        label="Message"
        rows={6}
        errors={errorsAt(result, "body")}
        defaultValue={typedAt(result, "body")}
      />
      <div>
        <SubmitButton pendingLabel="Sending…">Send</SubmitButton>
      </div>
    </PostForm>
  );
}
