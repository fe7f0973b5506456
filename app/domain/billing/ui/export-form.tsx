import { DATASET_WORDS, EXPORT_COLUMNS, type ExportDataset } from "#app/domain/billing/export-columns";
import { Button } from "#app/ui/button";
import { CheckboxGroup } from "#app/ui/choice-groups";
import { TextField } from "#app/ui/field";

type ExportFormProps = { dataset: ExportDataset; period: { from: string; to: string } };

/** A plain GET form: the browser downloads what it leads to. */
export function ExportForm({ dataset, period }: ExportFormProps) {
  const columns = Object.entries(EXPORT_COLUMNS[dataset]);
  return (
    <form method="get" action="/admin/exports/file.csv" className="card grid content-start gap-5 p-4">
      <h2>{DATASET_WORDS[dataset]}</h2>
      <input type="hidden" name="dataset" value={dataset} />
      <TextField
        id={`${dataset}-from`}
        name="from"
        type="date"
        label="From"
        defaultValue={period.from}
        required
        width="medium"
      />
      <TextField
        id={`${dataset}-to`}
        name="to"
        type="date"
        label="To, this day included"
        defaultValue={period.to}
        required
        width="medium"
      />
      <CheckboxGroup
        id={`${dataset}-columns`}
        name="columns"
        label="Columns"
        options={columns.map(([value, label]) => ({ value, label }))}
        defaultValues={columns.map(([value]) => value)}
      />
      <Button type="submit">Download {DATASET_WORDS[dataset].toLowerCase()} (CSV)</Button>
    </form>
  );
}
