import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { cancelSchema } from "#app/domain/scheduling/change-schemas";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

const params = z.object({ appointmentId: z.uuid() });

export const meta = titled("Cancel the session");

export const loader = guarded(
  { may: "appointments.set-status", params },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(actor, appointmentId);
    const here = `/therapist/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    return { change, here };
  },
);

export const action = guarded(
  { may: "appointments.set-status", params, form: cancelSchema },
  async ({ actor, params: { appointmentId }, form: { version, feeCents } }) => {
    const here = `/therapist/sessions/${appointmentId}`;
    try {
      await cancelAppointment(actor, { appointmentId, version, agreedFeeCents: feeCents });
      return redirectTo(here);
    } catch (error) {
      const flash = {
        kind: "warning" as const,
        text: "It has changed meanwhile. Look again before you cancel.",
      };
      if (isDomainError(error, "fee-not-agreed")) return redirectTo(`${here}/cancel`, { flash });
      if (isDomainError(error, "stale-version") || isDomainError(error, "wrong-status"))
        return redirectTo(here, { flash });
      throw error;
    }
  },
);

export default function CancelSessionPage() {
  const { change, here } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHeading>Cancel this session?</PageHeading>
      <CancelPanel change={change} what="session" keepTo={here} />
    </div>
  );
}
