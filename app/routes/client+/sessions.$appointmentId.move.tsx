import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { moveSchema, pickerDays, pickerSearch } from "#app/domain/scheduling/change-schemas";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { takenBy } from "#app/domain/scheduling/slot-refusal";
import { MovePage } from "#app/domain/scheduling/ui/move-page";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";

const params = z.object({ appointmentId: z.uuid() });

export const meta = titled("Change the time");

export const loader = guarded(
  { may: "appointments.change-own", params, search: pickerSearch },
  async ({ actor, params: { appointmentId }, search: asked }) => {
    const change = await readChange(actor, appointmentId);
    const here = `/client/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    if (change.late) throw redirectTo(`${here}/cancel`, { status: 302 });
    const picker = await readMovePicker(change.appointment, { ...asked, days: pickerDays(asked.more) });
    return { change, asked, picker, here };
  },
);

const NOT_THEN: Record<string, string> = {
  "person-busy": "One of you has another session then. Choose another time",
  "not-licensed": "Your therapist is not licensed for one of you on that day. Choose another time",
};

export const action = guarded(
  { may: "appointments.change-own", params, form: moveSchema },
  async ({ actor, params: { appointmentId }, form: { slot, version }, submission }) => {
    const here = `/client/sessions/${appointmentId}`;
    try {
      await moveAppointment(actor, { appointmentId, startsAt: slot.startsAt, version });
      return redirectTo(here);
    } catch (error) {
      if (isDomainError(error, "stale-version") || isDomainError(error, "wrong-status")) {
        const text = "It has changed meanwhile. This is how it stands.";
        return redirectTo(here, { flash: { kind: "warning", text } });
      }
      if (isDomainError(error, "too-late-to-move")) return redirectTo(`${here}/cancel`);
      const problem = isDomainError(error) ? NOT_THEN[error.code] : undefined;
      if (problem) return refuse(submission, { fieldErrors: { slot: [problem] } });
      return data({ ...submission.reply(), taken: takenBy(error, slot.startsAt) }, { status: 409 });
    }
  },
);

export default function MoveSessionPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <MovePage {...page} taken={takenIn(result)} errors={result?.error?.slot ?? undefined} />;
}
