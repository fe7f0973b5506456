import type { SeriesView } from "../series-queries.server";
import { everyWords, inScope } from "../series-view";
import { CancelSeries } from "./series-page";

/** Below the cancelling of one session of a series: the same for those after it, or for all that lie ahead. */
export function CancelMore({ series, from, area }: { series: SeriesView; from: string; area: string }) {
  const following = inScope(series.sessions, from, "following");
  const all = inScope(series.sessions, from, "all");
  if (all.length < 2) return null;
  const action = `${area}/series/${series.id}`;
  return (
    <section aria-labelledby="more" className="mt-8 grid gap-3 border-t border-line pt-6">
      <h2 id="more" className="text-lg">
        It is one of {all.length}, {everyWords(series.everyWeeks)}
      </h2>
      {following.length > 1 ? (
        <CancelSeries
          sessions={following}
          action={action}
          words={`Cancel this one and the ${following.length - 1} after it`}
        />
      ) : null}
      {all.length > following.length ? (
        <CancelSeries sessions={all} action={action} words={`Cancel all ${all.length} that lie ahead`} />
      ) : null}
    </section>
  );
}
