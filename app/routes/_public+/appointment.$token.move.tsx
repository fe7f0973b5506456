import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { moveSchema, pickerDays, pickerSearch } from "#app/domain/scheduling/change-schemas";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { takenBy } from "#app/domain/scheduling/slot-refusal";
import { MovePage } from "#app/domain/scheduling/ui/move-page";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

const params = z.object({ token: z.string().max(400) });

export const meta = titled("Change the time");

function holderOf(token: string) {
  const holder = readAppointmentToken(token, new Date());
  if (!holder) throw new DomainError("link-expired");
  return holder;
}

export const loader = open(
  { may: "consult.change", params, search: pickerSearch },
  async ({ params: { token }, search: asked }) => {
    const holder = holderOf(token);
    const change = await readChange(holder, holder.appointmentId);
    const here = `/appointment/${token}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    if (change.late) throw redirectTo(`${here}/cancel`, { status: 302 });
    const picker = await readMovePicker(change.appointment, { ...asked, days: pickerDays(asked.more) });
    return { change, asked, picker, here };
  },
);

export const action = open(
  { may: "consult.change", params, form: moveSchema },
  async ({ params: { token }, form: { slot, version }, submission }) => {
    const holder = holderOf(token);
    const { appointmentId } = holder;
    const here = `/appointment/${token}`;
    try {
      await moveAppointment(holder, { appointmentId, startsAt: slot.startsAt, version });
      return redirectTo(here);
    } catch (error) {
      if (isDomainError(error, "stale-version")) {
        return redirectTo(here, {
          flash: { kind: "warning", text: "It has changed meanwhile. This is how it stands." },
        });
      }
      if (isDomainError(error, "too-late-to-move")) return redirectTo(`${here}/cancel`);
      return data({ ...submission.reply(), taken: takenBy(error, slot.startsAt) }, { status: 409 });
    }
  },
);

export default function MoveAppointmentPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="page py-8 sm:py-12">
      <MovePage {...page} taken={takenIn(result)} errors={result?.error?.slot ?? undefined} />
    </div>
  );
}
