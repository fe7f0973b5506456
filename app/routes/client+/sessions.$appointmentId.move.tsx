import { useActionData, useLoaderData } from "@remix-run/react";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import {
  appointmentParams,
  moveSchema,
  pickerDays,
  pickerSearch,
} from "#app/domain/scheduling/change-schemas";
import { moveNotice } from "#app/domain/scheduling/move-notice";
import { scopesOf, seriesAround } from "#app/domain/scheduling/series-queries.server";
import { MovePage } from "#app/domain/scheduling/ui/move-page";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import {
  answerMove,
  NOT_ASKED,
  type RefusalWords,
  tooLateToMove,
} from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("Change the time");

export const loader = guarded(
  { may: "appointments.change-own", params: appointmentParams, search: pickerSearch },
  async ({ actor, params: { appointmentId }, search: asked }) => {
    const change = await readChange(actor, appointmentId);
    const here = `/client/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    if (change.late) throw tooLateToMove(here);
    const picker = await readMovePicker(change.appointment, {
      ...asked,
      zone: asked.zone ?? change.zone,
      days: pickerDays(asked.more),
    });
    const series = await seriesAround(actor, change.appointment);
    return {
      change,
      asked,
      picker,
      notice: moveNotice(change, picker, new Date()),
      here,
      scopes: scopesOf(series, appointmentId),
    };
  },
);

const NOT_THEN: RefusalWords = {
  "person-busy": "That time is not free for everybody. Choose another time",
  "not-licensed": "Your therapist is not licensed for one of you on that day. Choose another time",
  ...NOT_ASKED,
};

export const action = guarded(
  { may: "appointments.change-own", params: appointmentParams, form: moveSchema },
  ({ actor, params: { appointmentId }, form, submission }) =>
    answerMove(
      actor,
      { appointmentId, here: `/client/sessions/${appointmentId}` },
      { form, submission },
      NOT_THEN,
    ),
);

export const clientAction = orNotSent;

export default function MoveSessionPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <MovePage {...page} taken={takenIn(result)} errors={result?.error?.slot ?? undefined} />;
}
