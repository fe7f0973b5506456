import { Button, ButtonRow } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

const day = new Intl.DateTimeFormat("en-US", {
  weekday: "long",
  month: "long",
  day: "numeric",
  year: "numeric",
  timeZone: "UTC",
});
const dayWords = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** The days from today on when the practice is closed. */
export function HolidayList({ holidays }: { holidays: { id: string; onDate: string; name: string }[] }) {
  if (holidays.length === 0) return <EmptyState>No holidays yet.</EmptyState>;
  return (
    <ul className="grid gap-1">
      {holidays.map((one) => (
        <li
          key={one.id}
          className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-1"
        >
          <span>
            {dayWords(one.onDate)} <span className="text-ink-2">{one.name}</span>
          </span>
          <PostForm>
            <input type="hidden" name="intent" value="remove" />
            <input type="hidden" name="id" value={one.id} />
            <Button kind="quiet" size="small">
              Remove <span className="sr-only">{one.name}</span>
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  );
}

type HolidayFormsProps = { years: number[]; lastResult?: FormReply };

/** One day with its name, or all legal public holidays of a year at once. */
export function HolidayForms({ years, lastResult }: HolidayFormsProps) {
  const [form, fields] = formOf<{ onDate: string; name: string }>({ id: "holiday", lastResult });
  return (
    <div className="grid gap-5">
      <PostForm id={form.id} className="card grid gap-4 p-5">
        <h2>Add a day</h2>
        <ErrorSummary errors={summaryFrom(form)} />
        <input type="hidden" name="intent" value="add" />
        <TextField {...fieldProps(fields.onDate)} label="Date" type="date" width="medium" />
        <TextField {...fieldProps(fields.name)} label="Name" />
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Add this day
        </SubmitButton>
      </PostForm>
      <ButtonRow>
        {years.map((year) => (
          <PostForm key={year}>
            <input type="hidden" name="intent" value="add-federal" />
            <input type="hidden" name="year" value={year} />
            <SubmitButton kind="secondary" pendingLabel="Adding…">
              {`Add the federal holidays of ${year}`}
            </SubmitButton>
          </PostForm>
        ))}
      </ButtonRow>
    </div>
  );
}
