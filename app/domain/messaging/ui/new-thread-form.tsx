import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { RadioGroup } from "#app/ui/choice-groups";
import { CrisisLine } from "#app/ui/crisis-line";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { SubmitButton } from "#app/ui/submit-button";

export type AudienceOption = { value: string; label: string; hint?: string; disabled?: boolean };

type NewThreadFormProps = {
  requestKey: string;
  charts: { chartId: string; label: string }[];
  /** Who can read it, decided before the first word. Values as `startThreadSchema` takes them. */
  audiences: AudienceOption[];
  result?: SubmissionResult | undefined;
};

/** The first message of a thread. Whom it is for comes first and cannot be changed afterwards. */
export function NewThreadForm({ requestKey, charts, audiences, result }: NewThreadFormProps) {
  const errors = Object.entries(result?.error ?? {}).flatMap(([id, messages]) =>
    (messages ?? []).map((message) => ({ id: id === "" ? undefined : id, message })),
  );
  const at = (name: string) => result?.error?.[name] ?? undefined;
  const typed = (name: string) => String(result?.initialValue?.[name] ?? "");
  const [only] = charts;
  return (
    <Form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="requestKey" value={requestKey} />
      {charts.length === 1 && only ? (
        <input type="hidden" name="chartId" value={only.chartId} />
      ) : (
        <RadioGroup
          name="chartId"
          id="chartId"
          label="Which chart is this about?"
          options={charts.map((chart) => ({ value: chart.chartId, label: chart.label }))}
          errors={at("chartId")}
          defaultValue={typed("chartId")}
        />
      )}
      <RadioGroup
        name="audience"
        id="audience"
        label="Who can read this?"
        hint="You cannot change this later"
        options={audiences}
        errors={at("audience")}
        defaultValue={typed("audience")}
      />
      <TextField
        name="subject"
        id="subject"
        label="Subject"
        errors={at("subject")}
        defaultValue={typed("subject")}
      />
      <CrisisLine compact />
      <TextArea
        name="body"
        id="body"
        label="Message"
        rows={6}
        errors={at("body")}
        defaultValue={typed("body")}
      />
      <div>
        <SubmitButton pendingLabel="Sending…">Send</SubmitButton>
      </div>
    </Form>
  );
}
