import { Fieldset } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { andInWords } from "#app/ui/in-words";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { Tag } from "#app/ui/tag";
import { formatTime } from "#app/ui/time-format";
import type { PlannedMove } from "../series-queries.server";
import { moveValue, problemWords, withGone } from "../series-view";

type SeriesMovePageProps = {
  moves: PlannedMove[];
  zone: string;
  back: string;
  /** Who has to say yes before any of them moves. */
  asks: string[];
  lastResult?: FormReply;
};

/** Where the sessions of a series go along with one of them, before any does. */
export function SeriesMovePage({ moves, zone, back, asks, lastResult }: SeriesMovePageProps) {
  const names = andInWords(asks);
  return (
    <div className="form-column mx-0">
      <BackLink to={back}>Choose another time</BackLink>
      <PageHeading
        lead={
          names
            ? `Each keeps its old time until ${names} ${asks.length > 1 ? "say" : "says"} yes to all of it.`
            : "Each keeps its old time until you move it."
        }
      >
        Move these sessions
      </PageHeading>
      <SeriesMoveForm
        moves={withGone(moves, lastResult)}
        zone={zone}
        label={names ? `Ask ${names} about the ticked sessions` : "Move the ticked sessions"}
        lastResult={lastResult}
      />
    </div>
  );
}

/** Every session with its old and its new time. What is not ticked, or cannot go along, keeps its time. */
function SeriesMoveForm(props: Omit<SeriesMovePageProps, "back" | "asks"> & { label: string }) {
  const { moves, zone, label, lastResult } = props;
  const [form] = formOf<{ moves: string[] }>({ id: "move-series", lastResult });
  const typed = lastResult ? [lastResult.initialValue?.moves ?? []].flat().map(String) : null;
  return (
    <>
      <ErrorSummary errors={summaryFrom(form, { moves: "moves" })} />
      <PostForm id={form.id} className="grid gap-6">
        <Fieldset id="moves" legend="What moves" errors={form.allErrors.moves}>
          <ul className="grid gap-2">
            {moves.map((move) => {
              const why = move.tooLate
                ? "Too close to its start to move"
                : move.problem && problemWords(move.problem);
              return (
                <li key={move.id}>
                  {why ? (
                    <Stays move={move} zone={zone} why={why} />
                  ) : (
                    <MoveBox
                      move={move}
                      zone={zone}
                      ticked={typed ? typed.includes(moveValue(move)) : true}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </Fieldset>
        <SubmitButton wide pendingLabel="One moment…">
          {label}
        </SubmitButton>
      </PostForm>
    </>
  );
}

function MoveBox({ move, zone, ticked }: { move: PlannedMove; zone: string; ticked: boolean }) {
  return (
    <label className="pick-row">
      <input type="checkbox" name="moves" value={moveValue(move)} defaultChecked={ticked} className="pick" />
      <span className="grid min-w-0 flex-1">
        <span className="font-medium">{formatTime(move.startsAt, zone)}</span>
        <span className="text-sm text-ink-3">instead of {formatTime(move.was, zone)}</span>
      </span>
    </label>
  );
}

function Stays({ move, zone, why }: { move: PlannedMove; zone: string; why: string }) {
  const instead = move.instead && !move.tooLate ? { ...move, startsAt: move.instead } : null;
  return (
    <div className="grid gap-2 rounded-md border border-dashed border-line p-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{formatTime(move.was, zone)} stays</span>
        <Tag tone="marigold" icon="attention">
          {why}
        </Tag>
      </p>
      {instead ? <MoveBox move={instead} zone={zone} ticked={false} /> : null}
    </div>
  );
}
