import { useActionData, useLoaderData } from "@remix-run/react";
import { handOverChart } from "#app/domain/charts/hand-over-chart.server";
import { handOverOf } from "#app/domain/insights/hand-over-queries.server";
import { HandOverPage } from "#app/domain/insights/ui/hand-over-page";
import { endStaff } from "#app/domain/practice/end-staff.server";
import { resumeStaff } from "#app/domain/practice/resume-staff.server";
import { endStaffSchema, staffParams } from "#app/domain/practice/schemas";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";

export const meta = titled("End somebody’s work");

export const loader = guarded({ may: "staff.end", params: staffParams }, async ({ actor, params }) => ({
  person: await handOverOf(actor, params.personId),
  isOwner: actor.permissions.includes("owner"),
  zone: actor.zone,
}));

export const action = guarded(
  { may: "staff.end", params: staffParams, form: endStaffSchema },
  async ({ actor, params: { personId }, form }) => {
    const here = `/admin/staff/end/${personId}`;
    if (form.intent === "hand-over") {
      await handOverChart(actor, { ...form, fromPersonId: personId });
      return redirectTo(here, { flash: { kind: "ok", text: "The household is handed over." } });
    }
    if (form.intent === "resume") {
      await resumeStaff(actor, { personId });
      return redirectTo(here, { flash: { kind: "ok", text: "They can sign in and work here again." } });
    }
    await endStaff(actor, { personId });
    return redirectTo(here, {
      flash: { kind: "ok", text: "Their work here is ended, and they are signed out." },
    });
  },
);

export const clientAction = orNotSent;

export default function EndStaffPage() {
  const lastResult = useActionData<typeof action>();
  return <HandOverPage {...useLoaderData<typeof loader>()} lastResult={lastResult} />;
}
