import { TextArea } from "#app/ui/field";
import type { FieldLike } from "#app/ui/field-props";
import { fieldProps } from "#app/ui/field-props";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

/** Asks for the reason, and says who will know. */
export function EmergencyForm({ formId, reason }: { formId: string; reason: FieldLike }) {
  return (
    <div className="form-column grid gap-6">
      <Notice kind="warning" title="Only when somebody's safety cannot wait for their therapist">
        For an hour you see whom to reach, what they answered about safety, their sessions around now and the
        newest signed notes. Messages stay closed. The people on the chart see that you opened it, their
        therapist and the other owners are told at once, and each thing you open is written down.
      </Notice>
      <PostForm id={formId} className="grid gap-6">
        <input type="hidden" name="intent" value="open" />
        <TextArea
          {...fieldProps(reason)}
          label="Why do you have to open this record now?"
          hint="Another owner will read it. The people on the chart do not see it."
        />
        <div>
          <SubmitButton kind="danger" wide pendingLabel="Opening…">
            Open the record for an hour
          </SubmitButton>
        </div>
      </PostForm>
    </div>
  );
}
