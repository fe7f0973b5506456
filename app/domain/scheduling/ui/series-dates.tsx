import { Fieldset } from "#app/ui/choice-groups";
import { centsInWords } from "#app/ui/money-text";
import { Tag } from "#app/ui/tag";
import { formatTime } from "#app/ui/time-format";
import { dateValue, type PlannedDate, problemWords } from "../series-view";

type SeriesDatesProps = {
  plan: readonly PlannedDate[];
  /** The values that were ticked when the form came back; without them every free date is. */
  chosen?: readonly string[];
  zone: string;
  errors?: string[];
};

/** Every date of a series with its price. What cannot be had says why, and offers another time of that day. */
export function SeriesDates({ plan, chosen, zone, errors }: SeriesDatesProps) {
  const open = plan.filter((one) => one.problem === null).length;
  return (
    <Fieldset id="dates" legend={`${open} of ${plan.length} dates are free`} errors={errors}>
      <ul className="grid gap-2">
        {plan.map((date) => (
          <li key={date.startsAt}>
            {date.problem ? (
              <Blocked date={date} chosen={chosen} zone={zone} />
            ) : (
              <DateBox date={date} zone={zone} ticked={chosen ? chosen.includes(dateValue(date)) : true} />
            )}
          </li>
        ))}
      </ul>
    </Fieldset>
  );
}

type DateBoxProps = {
  date: { startsAt: string; cents: number };
  zone: string;
  ticked: boolean;
  instead?: boolean;
};

function DateBox({ date, zone, ticked, instead = false }: DateBoxProps) {
  const when = formatTime(date.startsAt, zone);
  return (
    <label className="pick-row">
      <input type="checkbox" name="dates" value={dateValue(date)} defaultChecked={ticked} className="pick" />
      <span className="min-w-0 flex-1 font-medium">{instead ? `Take ${when} instead` : when}</span>
      <span className="text-sm text-ink-2 tabular-nums">{centsInWords(date.cents)}</span>
    </label>
  );
}

function Blocked({
  date,
  chosen = [],
  zone,
}: {
  date: PlannedDate;
  chosen?: readonly string[];
  zone: string;
}) {
  const instead = date.instead ? { startsAt: date.instead, cents: date.cents } : null;
  return (
    <div className="grid gap-2 rounded-md border border-dashed border-line p-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium line-through">{formatTime(date.startsAt, zone)}</span>
        <Tag tone="marigold" icon="attention">
          {date.problem ? problemWords(date.problem) : ""}
        </Tag>
      </p>
      {instead ? (
        <DateBox date={instead} zone={zone} ticked={chosen.includes(dateValue(instead))} instead />
      ) : (
        <p className="text-sm text-ink-2">It is left out. You can book another time for that week later.</p>
      )}
    </div>
  );
}
