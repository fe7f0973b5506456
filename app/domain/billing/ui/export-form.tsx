import { ChevronDown } from "lucide-react";
import {
  DATASET_WORDS,
  EXPORT_COLUMNS,
  EXPORT_DATASETS,
  type ExportDataset,
} from "#app/domain/billing/export-columns";
import { Button, ButtonRow } from "#app/ui/button";
import { CheckboxGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps, listProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";

type ExportFormProps = {
  dataset: ExportDataset;
  period: { from: string; to: string };
  lastResult?: FormReply;
};
type Fields = { dataset: string; from: string; to: string; columns: string[] };

/** A form of its own document: the browser keeps the page and downloads what the answer leads to. */
export function ExportForm({ dataset, period, lastResult }: ExportFormProps) {
  const columns = Object.entries(EXPORT_COLUMNS[dataset]);
  const isMine = (lastResult?.initialValue?.dataset ?? EXPORT_DATASETS[0]) === dataset;
  const [form, fields] = formOf<Fields>({
    id: dataset,
    lastResult: isMine ? lastResult : undefined,
    defaultValue: { ...period, columns: columns.map(([value]) => value) },
  });
  return (
    <section aria-labelledby={`${dataset}-heading`} className="card grid content-start gap-4 p-4">
      <h2 id={`${dataset}-heading`}>{DATASET_WORDS[dataset]}</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} action="/admin/exports?index" reloadDocument className="grid gap-4">
        <input type="hidden" name="dataset" value={dataset} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-1">
          <TextField {...fieldProps(fields.from)} type="date" label="From" />
          <TextField {...fieldProps(fields.to)} type="date" label="To, this day included" />
        </div>
        <details>
          <summary className="inline-flex min-h-11 items-center gap-1.5 text-sm font-semibold text-link">
            Choose columns
            <ChevronDown aria-hidden="true" className="turn size-4" />
          </summary>
          <div className="pt-2">
            <CheckboxGroup
              {...listProps(fields.columns)}
              label="Columns"
              hint="None means all of them"
              columns={2}
              options={columns.map(([value, label]) => ({ value, label }))}
            />
          </div>
        </details>
        <ButtonRow>
          <Button>Download {DATASET_WORDS[dataset].toLowerCase()}</Button>
        </ButtonRow>
      </PostForm>
    </section>
  );
}
