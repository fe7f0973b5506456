import { useActionData, useLoaderData } from "@remix-run/react";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { moveSeriesSchema, moveSeriesSearch } from "#app/domain/scheduling/series-schemas";
import { SeriesMovePage } from "#app/domain/scheduling/ui/series-move-page";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { answerSeriesMove, loadSeriesMove } from "#app/http/series-answers.server";

export const meta = titled("Move several sessions");

const area = "/client/sessions";

export const loader = guarded(
  { may: "appointments.change-own", params: appointmentParams, search: moveSeriesSearch },
  ({ actor, params, search }) => loadSeriesMove(actor, { ...params, area }, search),
);

export const action = guarded(
  { may: "appointments.change-own", params: appointmentParams, form: moveSeriesSchema },
  ({ actor, params, form, submission }) => answerSeriesMove(actor, { ...params, area }, { form, submission }),
);

export const clientAction = orNotSent;

export default function MoveSeriesPage() {
  return <SeriesMovePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
