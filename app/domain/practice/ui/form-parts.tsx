import type { ReactNode } from "react";
import { ButtonRow } from "#app/ui/button";
import { Checkbox } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { checkboxProps, type FieldLike, fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

/** A text with a `width` shares its row with the next one where there is room. */
type TextOf = {
  kind: "text" | "long";
  name: string;
  label: string;
  hint?: string;
  width?: "short" | "medium";
  type?: "date" | "email";
};
type BoxOf = { kind: "box"; name: string; label: string; hint?: string };
export type SettingField = TextOf | BoxOf;

type SettingsFormProps = {
  id: string;
  title: string;
  intent?: string;
  fields: readonly SettingField[];
  values: Record<string, string | number | boolean>;
  save: string;
  lastResult?: FormReply;
  /** Fields that are neither text nor boxes, such as a choice. */
  children?: (fieldOf: (name: string) => ReturnType<typeof fieldProps>) => ReactNode;
};

const asText = (value: string | number | boolean): string =>
  typeof value === "boolean" ? (value ? "on" : "") : String(value);

/**
 * One form of settings under a heading of its own; a page can have several, told apart by `intent`. It starts anew once
 * it is saved or another one of the page was sent, so that no problem stays in sight that is no longer there.
 */
export function SettingsForm({ lastResult, ...props }: SettingsFormProps) {
  const isMine = !props.intent || lastResult?.initialValue?.intent === props.intent;
  const mine = isMine ? lastResult : undefined;
  return <OneForm key={mine ? "answered" : "fresh"} {...props} lastResult={mine} />;
}

function OneForm(props: SettingsFormProps) {
  const { id, title, intent, fields, values, save, lastResult, children } = props;
  const [form] = formOf<Record<string, string>>({
    id,
    lastResult,
    defaultValue: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asText(value)])),
  });
  const fieldOf = (name: string) => fieldProps(form.at(name));
  return (
    <section aria-labelledby={`${id}-heading`} className="card grid gap-5 p-5 sm:p-6">
      <h2 id={`${id}-heading`}>{title}</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid items-end gap-5 sm:grid-cols-2">
        {intent ? <input type="hidden" name="intent" value={intent} /> : null}
        {fields.map((field) => (
          <div key={field.name} className={isShort(field) ? undefined : "sm:col-span-2"}>
            <Setting field={field} meta={form.at(field.name)} />
          </div>
        ))}
        {children ? <div className="sm:col-span-2">{children(fieldOf)}</div> : null}
        <ButtonRow>
          <SubmitButton pendingLabel="Saving…">{save}</SubmitButton>
        </ButtonRow>
      </PostForm>
    </section>
  );
}

const isShort = (field: SettingField): boolean => field.kind === "text" && field.width !== undefined;

function Setting({ field, meta }: { field: SettingField; meta: FieldLike }) {
  const { label, hint } = field;
  if (field.kind === "box") return <Checkbox {...checkboxProps(meta)} label={label} hint={hint} />;
  if (field.kind === "long") return <TextArea {...fieldProps(meta)} label={label} hint={hint} rows={3} />;
  return <TextField {...fieldProps(meta)} label={label} hint={hint} width={field.width} type={field.type} />;
}
