import { Button } from "#app/ui/button";
import { SelectField } from "#app/ui/field";

const ZONES = [
  { value: "America/New_York", label: "Eastern Time" },
  { value: "America/Chicago", label: "Central Time" },
  { value: "America/Denver", label: "Mountain Time" },
  { value: "America/Phoenix", label: "Arizona" },
  { value: "America/Los_Angeles", label: "Pacific Time" },
  { value: "America/Anchorage", label: "Alaska" },
  { value: "Pacific/Honolulu", label: "Hawaii" },
];

export const zoneName = (zone: string): string =>
  ZONES.find((one) => one.value === zone)?.label ?? zone.replaceAll("_", " ");

type ZoneChoiceProps = { zone: string; action: string; keep: Record<string, string | undefined> };

/** A GET form: the zone stands in the page's address, like everything else that was chosen. */
export function ZoneChoice({ zone, action, keep }: ZoneChoiceProps) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
        Change time zone
      </summary>
      <form method="get" action={action} className="mt-1 flex flex-wrap items-end gap-3 pb-2">
        {Object.entries(keep).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <SelectField name="zone" label="Show times in" defaultValue={zone} options={ZONES} />
        <Button kind="secondary">Show</Button>
      </form>
    </details>
  );
}
