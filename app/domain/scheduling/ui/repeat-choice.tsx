import { Repeat } from "lucide-react";
import { Button } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { TextField } from "#app/ui/field";
import { MOST_TIMES } from "../series-view";

type RepeatChoiceProps = {
  /** The page that lists the dates. */
  action: string;
  /** What is to be repeated, for the address of that page. */
  fields: Record<string, string>;
};

/** The same time every week or every two: asks how often, and leads to the list of dates. Nothing is booked by it. */
export function RepeatChoice({ action, fields }: RepeatChoiceProps) {
  return (
    <details className="card mt-6 p-4">
      <summary className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
        <Repeat aria-hidden="true" className="size-5.5 shrink-0 text-link" />
        Make it a regular time
      </summary>
      <form method="get" action={action} className="mt-4 grid gap-5">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <RadioGroup
          name="every"
          label="How often?"
          columns={2}
          defaultValue="1"
          options={[
            { value: "1", label: "Every week" },
            { value: "2", label: "Every 2 weeks" },
          ]}
        />
        <TextField
          name="times"
          label="How many sessions?"
          hint={`The first one included, ${MOST_TIMES} at most`}
          inputMode="numeric"
          defaultValue="6"
        />
        <TextField name="until" type="date" label="Or until" optional hint="Then the number does not count" />
        <div>
          <Button kind="secondary">See all dates</Button>
        </div>
      </form>
    </details>
  );
}
