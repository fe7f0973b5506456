import { Button } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { LookAgain } from "#app/ui/look-again";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";
import { type ExternalCalendarView, problemWords } from "../external-calendar";

type Props = { calendars: ExternalCalendarView[]; zone: string };

/** A therapist's other calendars, and how reading each went. */
export function ExternalCalendarList({ calendars, zone }: Props) {
  if (calendars.length === 0)
    return <EmptyState>Calendars whose busy times keep you from being booked will be here.</EmptyState>;
  const isPending = calendars.some(({ readAt, problem }) => !readAt && !problem);
  return (
    <>
      {isPending ? <LookAgain /> : null}
      <ul className="grid gap-4">
        {calendars.map((calendar) => (
          <li key={calendar.id} className="card grid gap-3 p-5">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0">
                <h2 className="text-lg break-words">{calendar.label}</h2>
                <p className="text-sm break-all text-ink-3">{calendar.host}</p>
              </div>
              <div className="flex flex-wrap gap-2">
                <Act intent="read" calendar={calendar}>
                  Read it now
                </Act>
                <Act intent="remove" calendar={calendar}>
                  Remove
                </Act>
              </div>
            </div>
            <HowItWent calendar={calendar} zone={zone} />
          </li>
        ))}
      </ul>
    </>
  );
}

function HowItWent({ calendar, zone }: { calendar: ExternalCalendarView; zone: string }) {
  const { readAt, busyCount, unreadCount, problem, failingSince } = calendar;
  return (
    <>
      {problem && failingSince ? (
        <Notice kind="warning" title="It could not be read">
          {problemWords(problem)} That has been so since{" "}
          <TimeText iso={failingSince} zone={zone} mode="full" yours={false} />.
          {readAt ? " What it said before still counts." : ""}
        </Notice>
      ) : null}
      {readAt ? (
        <p>
          Read {busyCount} busy {busyCount === 1 ? "time" : "times"} at{" "}
          <TimeText iso={readAt} zone={zone} mode="full" yours={false} />.
          {unreadCount > 0 ? ` ${unreadCount} of its entries could not be read.` : ""}
        </p>
      ) : problem ? null : (
        <p>It is being read for the first time.</p>
      )}
    </>
  );
}

type ActProps = { intent: "read" | "remove"; calendar: ExternalCalendarView; children: string };

const Act = ({ intent, calendar, children }: ActProps) => (
  <PostForm>
    <input type="hidden" name="intent" value={intent} />
    <input type="hidden" name="calendarId" value={calendar.id} />
    <Button kind="quiet" size="small">
      {children} <span className="sr-only">{calendar.label}</span>
    </Button>
  </PostForm>
);

/** Another calendar, by its address. */
export function AddExternalCalendar({ lastResult }: { lastResult: FormReply | undefined }) {
  const [form, fields] = formOf<{ label: string; address: string }>({ id: "calendar", lastResult });
  return (
    <PostForm id={form.id} className="card grid gap-4 p-5">
      <h2>Add a calendar</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="add" />
      <TextField
        {...fieldProps(fields.label)}
        label="What you call it"
        hint="For example Home"
        width="medium"
      />
      <TextField
        {...fieldProps(fields.address)}
        label="Its iCal address"
        hint="Begins with https or webcal. In Google: the calendar's settings, Secret address in iCal format. In Outlook: Publish a calendar, ICS. In Apple: Share, Public calendar."
        type="url"
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Add this calendar
        </SubmitButton>
      </div>
    </PostForm>
  );
}
