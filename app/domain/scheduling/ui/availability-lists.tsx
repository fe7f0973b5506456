import { Button, ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SummaryList } from "#app/ui/summary-list";
import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import { TimeText } from "#app/ui/time-text";
import {
  type AvailabilityView,
  type DatedRow,
  type HitSession,
  type HoursRow,
  rangeWords,
  WEEKDAYS,
} from "../availability-view";

const named = (style: "long" | "short") =>
  new Intl.DateTimeFormat("en-US", { weekday: style, month: style, day: "numeric", timeZone: "UTC" });
const styles = { long: named("long"), short: named("short") };
const dayName = (date: string, style: "long" | "short" = "long") =>
  styles[style].format(new Date(`${date}T00:00:00Z`));

type RemoveProps = { intent: string; id: string; children: string };

const Remove = ({ intent, id, children }: RemoveProps) => (
  <PostForm>
    <input type="hidden" name="intent" value={intent} />
    <input type="hidden" name="id" value={id} />
    <Button kind="quiet" size="small">
      Remove <span className="sr-only">{children}</span>
    </Button>
  </PostForm>
);

/** The hours of every week as rows. */
export function HoursList({ hours }: { hours: HoursRow[] }) {
  if (hours.length === 0) return <EmptyState>No hours yet: nobody can book you.</EmptyState>;
  return (
    <ul className="grid gap-1">
      {hours.map((row) => {
        const words = `${WEEKDAYS[row.weekday - 1]}, ${rangeWords(row.fromMinute, row.toMinute)}`;
        return (
          <li
            key={row.id}
            className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-1"
          >
            <span>{words}</span>
            <span className="flex gap-1">
              <ButtonLink to={`/therapist/availability?copy=${row.id}#hours`} kind="quiet" size="small">
                Copy <span className="sr-only">{words} to other days</span>
              </ButtonLink>
              <Remove intent="end-hours" id={row.id}>
                {words}
              </Remove>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Time off and extra hours; booked sessions inside time off stay booked and are listed. */
export function DatedList({ dated, zone }: { dated: DatedRow[]; zone: string }) {
  if (dated.length === 0) return <EmptyState>No days that differ.</EmptyState>;
  return (
    <ul className="grid gap-3">
      {dated.map((row) => {
        const kind = row.kind === "closed" ? "Time off" : "Extra hours";
        const through = row.throughDate === row.onDate ? "" : ` through ${dayName(row.throughDate)}`;
        const words = `${kind}: ${dayName(row.onDate)}${through}, ${rangeWords(row.fromMinute, row.toMinute)}`;
        return (
          <li key={row.id} className="grid gap-2 border-b border-line py-1">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <span>{words}</span>
              <Remove intent="remove-day" id={row.id}>
                {words}
              </Remove>
            </div>
            {row.sessions.length > 0 ? (
              <Notice kind="warning" title="These sessions are booked in this time and stay booked:">
                <ul>
                  {row.sessions.map((session) => (
                    <li key={session.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-1">
                      <HitLine session={session} zone={zone} />
                    </li>
                  ))}
                </ul>
              </Notice>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** A session inside time off, with what can be done about it; neither costs anybody a fee. */
function HitLine({ session, zone }: { session: HitSession; zone: string }) {
  const here = `/therapist/sessions/${session.id}`;
  const which = (
    <span className="sr-only">
      {session.people}, {formatTime(session.startsAt, zone)}
    </span>
  );
  return (
    <>
      <TextLink to={here}>
        {session.people}, <TimeText iso={session.startsAt} zone={zone} yours={false} />
      </TextLink>
      <ButtonLink to={`${here}/move`} kind="secondary" size="small">
        Move {which}
      </ButtonLink>
      <ButtonLink to={`${here}/cancel`} kind="quiet" size="small">
        Cancel {which}
      </ButtonLink>
      {session.chartId ? (
        <ButtonLink to={`/therapist/messages/new?chart=${session.chartId}`} kind="quiet" size="small">
          Write to them {which}
        </ButtonLink>
      ) : null}
    </>
  );
}

/** The next two weeks, day by day. */
export const HoursPreview = ({ preview, holidays }: Pick<AvailabilityView, "preview" | "holidays">) => (
  <SummaryList
    rows={preview.map((day) => ({
      key: day.date,
      label: dayName(day.date, "short"),
      value:
        day.ranges.map((one) => rangeWords(one.fromMinute, one.toMinute)).join(", ") ||
        closedWords(day.date, holidays),
    }))}
  />
);

const closedWords = (date: string, holidays: AvailabilityView["holidays"]): string => {
  const holiday = holidays.find((one) => one.onDate === date);
  return holiday ? `Closed, ${holiday.name}` : "Closed";
};
