import { useActionData, useLoaderData } from "@remix-run/react";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { planSeriesMove, seriesOfAppointment } from "#app/domain/scheduling/series-queries.server";
import { moveSeriesSchema, moveSeriesSearch } from "#app/domain/scheduling/series-schemas";
import { withGone } from "#app/domain/scheduling/series-view";
import { readSlotValue } from "#app/domain/scheduling/slot-choice";
import { SeriesMoveForm } from "#app/domain/scheduling/ui/series-move-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { answerSeriesMove } from "#app/http/series-answers.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Move several sessions");

export const loader = guarded(
  { may: "appointments.change-own", params: appointmentParams, search: moveSeriesSearch },
  async ({ actor, params: { appointmentId }, search: { slot, scope } }) => {
    const seriesId = await seriesOfAppointment(actor, appointmentId);
    const chosen = readSlotValue(slot);
    if (!chosen) throw redirectTo(`/client/sessions/${appointmentId}/move`, { status: 302 });
    const asked = { seriesId, appointmentId, to: chosen.startsAt, scope };
    const { moves } = await planSeriesMove(actor, asked);
    if (moves.length === 0) throw redirectTo(`/client/sessions/${appointmentId}`, { status: 302 });
    return { moves, zone: actor.zone, back: `/client/sessions/${appointmentId}/move` };
  },
);

export const action = guarded(
  { may: "appointments.change-own", params: appointmentParams, form: moveSeriesSchema },
  async ({ actor, params: { appointmentId }, form, submission }) => {
    const seriesId = await seriesOfAppointment(actor, appointmentId);
    const here = `/client/sessions/series/${seriesId}`;
    return answerSeriesMove(actor, seriesId, { form, submission }, here);
  },
);

export default function MoveSeriesPage() {
  const { moves, zone, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="form-column mx-0">
      <BackLink to={back}>Choose another time</BackLink>
      <PageHeading lead="Each keeps its old time until you press Move.">Move these sessions</PageHeading>
      <SeriesMoveForm moves={withGone(moves, result)} zone={zone} lastResult={result} />
    </div>
  );
}
