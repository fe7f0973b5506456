import { TextField } from "#app/ui/field";
import type { FormReply } from "#app/ui/form-problems";

type Props = { lastResult?: FormReply; onDate?: string; atTime?: string };

/** A date and a time that are typed instead of chosen. They are what is left when no rule of the hours counts. */
export function OtherTimeFields({ lastResult, onDate, atTime }: Props) {
  const typed = (name: string, first: string | undefined) => {
    const value = lastResult?.initialValue?.[name];
    return {
      ...{ name, id: name, errors: lastResult?.error?.[name] ?? undefined },
      defaultValue: typeof value === "string" ? value : first,
    };
  };
  return (
    <div className="flex flex-wrap gap-4">
      <TextField {...typed("onDate", onDate)} label="Date" type="date" width="medium" />
      <TextField {...typed("atTime", atTime)} label="Time" type="time" step={300} width="short" />
    </div>
  );
}

/** What an admin may do that nobody else may. */
export const OTHER_TIME_HINT =
  "Outside hours or at short notice, if it must be. Never over another session, and only where the therapist is licensed.";
