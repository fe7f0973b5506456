import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { PlannedDate } from "../series-view";
import { AskLabel, AskNotice } from "./ask-label";
import { AttendingFields, type AttendingMember } from "./attending-fields";
import { SeriesDates } from "./series-dates";

export type SeriesFormProps = {
  plan: PlannedDate[];
  zone: string;
  /** What the form carries along: first time, how often, chart, service, key. */
  fields: Record<string, string>;
  members: AttendingMember[];
  states: { value: string; label: string }[];
  /** Others who come are asked before any of them is booked. */
  asksFirst?: boolean;
  lastResult?: FormReply;
};

/** The dates, who comes and from where, and the button that books all that is ticked at the prices beside it. */
export function SeriesForm(props: SeriesFormProps) {
  const { plan, zone, fields, members, states, asksFirst = false, lastResult } = props;
  const [form] = formOf<{ attending: unknown; dates: string[] }>({
    id: "series",
    lastResult,
    defaultValue: { attending: members.map(({ state }) => ({ state })) },
  });
  const typed = lastResult?.initialValue?.dates;
  const chosen = typed === undefined ? undefined : [typed].flat().map(String);
  return (
    <>
      <ErrorSummary errors={summaryFrom(form, { dates: "dates" })} />
      <PostForm id={form.id} className="group grid gap-6">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SeriesDates
          plan={plan}
          chosen={lastResult ? (chosen ?? []) : undefined}
          zone={zone}
          errors={form.allErrors.dates}
        />
        <AttendingFields form={form} members={members} states={states} />
        <AskNotice asksFirst={asksFirst} members={members} />
        <SubmitButton wide pendingLabel="One moment…">
          <AskLabel
            asksFirst={asksFirst}
            members={members}
            alone="Book the ticked dates and agree to their prices"
            ask={(names) => `Ask ${names} about the ticked dates and agree to their prices`}
          />
        </SubmitButton>
      </PostForm>
    </>
  );
}
