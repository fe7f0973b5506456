import { EmptyState } from "#app/ui/empty-state";
import { centsInWords } from "#app/ui/money-text";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import { TimeText } from "#app/ui/time-text";
import { UndoBar } from "#app/ui/undo-bar";
import type { SeriesView } from "../series-queries.server";
import type { SeriesSession } from "../series-view";
import { everyWords, sessionValue } from "../series-view";
import { SessionStatus } from "./session-status";

type SeriesPageProps = {
  series: SeriesView;
  zone: string;
  /** "/client/sessions" or "/therapist/sessions". */
  area: string;
  back: { to: string; label: string };
};

/** All sessions that were booked together, and what can be done about those that lie ahead. */
export function SeriesPage({ series, zone, area, back }: SeriesPageProps) {
  const [first] = series.sessions;
  const open = series.sessions.filter((one) => one.open);
  const over = series.sessions.filter((one) => !one.open).reverse();
  const here = `${area}/series/${series.id}`;
  return (
    <div className="grid max-w-2xl gap-6">
      <div className="grid gap-4">
        <BackLink to={back.to}>{back.label}</BackLink>
        <SeriesUndo series={series} zone={zone} action={here} />
        <PageHeading
          lead={
            first
              ? `${first.view.service.name} with ${first.view.therapist.chosenName}, ${everyWords(series.everyWeeks)}.`
              : undefined
          }
        >
          A regular time
        </PageHeading>
      </div>
      {open.length > 0 ? (
        <>
          <SessionLines sessions={open} zone={zone} area={area} />
          <CancelSeries
            sessions={open}
            action={here}
            words={
              open.length === 1
                ? "Cancel the one that lies ahead"
                : `Cancel all ${open.length} that lie ahead`
            }
          />
        </>
      ) : (
        <EmptyState>None of them lies ahead.</EmptyState>
      )}
      {over.length > 0 ? (
        <section aria-labelledby="over" className="grid gap-3">
          <h2 id="over">Over or canceled</h2>
          <SessionLines sessions={over} zone={zone} area={area} />
        </section>
      ) : null}
    </div>
  );
}

type SessionLinesProps = { sessions: readonly SeriesSession[]; zone: string; area: string };

function SessionLines({ sessions, zone, area }: SessionLinesProps) {
  return (
    <ul className="grid gap-2">
      {sessions.map(({ view }) => (
        <li key={view.id} className="card flex flex-wrap items-center justify-between gap-2 p-4">
          <TextLink to={`${area}/${view.id}`}>
            <TimeText iso={view.startsAt} zone={zone} mode="full" />
          </TextLink>
          <SessionStatus status={view.status} />
        </li>
      ))}
    </ul>
  );
}

const UNDO_WORDS = { booking: "booked", move: "moved", cancellation: "canceled" } as const;

function SeriesUndo({ series, zone, action }: { series: SeriesView; zone: string; action: string }) {
  const { undo } = series;
  if (!undo) return null;
  const sessions = undo.count === 1 ? "One session is" : `${undo.count} sessions are`;
  return (
    <UndoBar
      action={action}
      fields={{ intent: "undo", appointment: sessionValue(undo), count: String(undo.count) }}
      howLong={`You can undo this until ${formatTime(undo.until, zone, "time")}. Mails wait until then.`}
    >
      {sessions} {UNDO_WORDS[undo.what]}.
    </UndoBar>
  );
}

type CancelSeriesProps = { sessions: readonly SeriesSession[]; action: string; words: string };

/** One press cancels all of these; a fee for those within the window stands on the button. */
export function CancelSeries({ sessions, action, words }: CancelSeriesProps) {
  const feeCents = sessions.reduce((sum, one) => sum + one.feeCents, 0);
  return (
    <PostForm action={action}>
      <input type="hidden" name="intent" value="cancel" />
      <input type="hidden" name="feeCents" value={feeCents} />
      {sessions.map(({ view }) => (
        <input key={view.id} type="hidden" name="appointments" value={sessionValue(view)} />
      ))}
      <SubmitButton kind="quiet" pendingLabel="Canceling…">
        {feeCents > 0 ? `${words} and pay ${centsInWords(feeCents)}` : words}
      </SubmitButton>
    </PostForm>
  );
}
