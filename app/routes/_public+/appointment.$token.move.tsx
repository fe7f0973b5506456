import { useActionData, useLoaderData } from "@remix-run/react";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { linkParams, moveSchema, pickerDays, pickerSearch } from "#app/domain/scheduling/change-schemas";
import { moveNotice } from "#app/domain/scheduling/move-notice";
import { MovePage } from "#app/domain/scheduling/ui/move-page";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { answerMove, type RefusalWords, tooLateToMove } from "#app/http/appointment-answers.server";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("Change the time");

export const loader = open(
  { may: "consult.change", params: linkParams, search: pickerSearch },
  async ({ params: { token }, search: asked }) => {
    const holder = readAppointmentToken(token);
    const change = await readChange(holder, holder.appointmentId);
    const here = `/appointment/${token}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    if (change.late) throw tooLateToMove(here);
    if (change.asks.length > 0) throw askSignedIn(holder.appointmentId);
    const picker = await readMovePicker(change.appointment, {
      ...asked,
      zone: asked.zone ?? change.zone,
      days: pickerDays(asked.more),
    });
    return { change, asked, picker, notice: moveNotice(change, picker, new Date()), here };
  },
);

export const action = open(
  { may: "consult.change", params: linkParams, form: moveSchema },
  ({ params: { token }, form, submission }) => {
    const holder = readAppointmentToken(token);
    return answerMove(holder, { ...holder, here: `/appointment/${token}` }, { form, submission }, NOT_THEN);
  },
);

export const clientAction = orNotSent;

/** Who asks somebody else first has to be known by more than a link. */
const askSignedIn = (appointmentId: string) =>
  redirectTo(`/client/sessions/${appointmentId}/move`, { status: 302 });

const NOT_THEN: RefusalWords = {
  "person-busy": "That time is not free for everybody. Choose another time",
  "not-licensed": "Your therapist is not licensed for everybody who attends on that day. Choose another time",
};

export default function MoveAppointmentPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="page py-8 sm:py-12">
      <MovePage {...page} taken={takenIn(result)} errors={result?.error?.slot ?? undefined} />
    </div>
  );
}
