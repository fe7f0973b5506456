import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { cancelSchema } from "#app/domain/scheduling/change-schemas";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

const params = z.object({ token: z.string().max(400) });

export const meta = titled("Cancel your appointment");

function holderOf(token: string) {
  const holder = readAppointmentToken(token, new Date());
  if (!holder) throw new DomainError("link-expired");
  return holder;
}

export const loader = open({ may: "consult.change", params }, async ({ params: { token } }) => {
  const holder = holderOf(token);
  const change = await readChange(holder, holder.appointmentId);
  const here = `/appointment/${token}`;
  if (!change.open) throw redirectTo(here, { status: 302 });
  return { change, here };
});

export const action = open(
  { may: "consult.change", params, form: cancelSchema },
  async ({ params: { token }, form }) => {
    const holder = holderOf(token);
    const here = `/appointment/${token}`;
    const input = {
      appointmentId: holder.appointmentId,
      version: form.version,
      agreedFeeCents: form.feeCents,
    };
    try {
      await cancelAppointment(holder, input);
      return redirectTo(here);
    } catch (error) {
      const text = "It has changed meanwhile. Look again before you cancel.";
      const flash = { kind: "warning" as const, text };
      if (isDomainError(error, "fee-not-agreed")) return redirectTo(`${here}/cancel`, { flash });
      if (isDomainError(error, "stale-version") || isDomainError(error, "wrong-status"))
        return redirectTo(here, { flash });
      throw error;
    }
  },
);

export default function CancelAppointmentPage() {
  const { change, here } = useLoaderData<typeof loader>();
  const what = change.appointment.lead ? "free call" : "session";
  return (
    <div className="page py-8 sm:py-12">
      <div className="max-w-2xl">
        <PageHeading>Cancel this {what}?</PageHeading>
        <CancelPanel
          change={change}
          what={what}
          keepTo={here}
          ask={
            <a href={`tel:${change.practice.phone.replaceAll(/[^\d+]/g, "")}`}>
              Call {change.practice.phone}
            </a>
          }
        />
      </div>
    </div>
  );
}
