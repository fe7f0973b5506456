import { useLoaderData } from "@remix-run/react";
import { readSeries } from "#app/domain/scheduling/series-queries.server";
import { seriesActionSchema, seriesParams } from "#app/domain/scheduling/series-schemas";
import { SeriesPage } from "#app/domain/scheduling/ui/series-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { answerSeriesAction } from "#app/http/series-answers.server";

export const meta = titled("A regular time");

export const loader = guarded(
  { may: "appointments.read-own", params: seriesParams },
  async ({ actor, params: { seriesId } }) => ({
    series: await readSeries(actor, seriesId),
    zone: actor.zone,
  }),
);

export const action = guarded(
  { may: "appointments.change-own", params: seriesParams, form: seriesActionSchema, showsNoProblems: true },
  async ({ actor, params: { seriesId }, form }) => {
    const place = {
      seriesId,
      here: `/client/sessions/series/${seriesId}`,
      gone: "/client/sessions",
    };
    return answerSeriesAction(actor, place, form);
  },
);

export default function SessionSeriesPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <SeriesPage {...page} area="/client/sessions" back={{ to: "/client/sessions", label: "Your sessions" }} />
  );
}
