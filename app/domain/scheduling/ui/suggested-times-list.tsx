import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import { slotValue } from "../slot-choice";
import type { SuggestedTimes } from "../suggestion-queries.server";

/** A few free times, each one press from the page that books it. */
export function SuggestedTimesList({ suggested, zone }: { suggested: SuggestedTimes; zone: string }) {
  const { option, startsAt } = suggested;
  const reviewOf = (start: string) =>
    `/client/book/review?${new URLSearchParams({
      slot: slotValue(start, option.therapist.slug),
      chart: option.chartId,
      service: option.service.slug,
    })}`;
  return (
    <section aria-labelledby="suggested" className="grid gap-3">
      <h2 id="suggested">{option.lastStartsAt ? "Book again" : "Book a session"}</h2>
      <p className="text-ink-2">
        {option.service.name} with {option.therapist.chosenName}.
      </p>
      {startsAt.length > 0 ? (
        <ul className="grid gap-2">
          {startsAt.map((start) => (
            <li key={start}>
              <TextLink
                to={reviewOf(start)}
                className="flex min-h-12 items-center rounded-md border-[1.5px] border-field bg-surface px-4 font-semibold text-link no-underline hover:border-action hover:bg-tint"
              >
                {formatTime(start, zone)}
              </TextLink>
            </li>
          ))}
        </ul>
      ) : (
        <p>No time is free in the next four weeks.</p>
      )}
      <p>
        <TextLink to="/client/book">See all free times</TextLink>
      </p>
    </section>
  );
}
