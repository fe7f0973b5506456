import { useActionData, useLoaderData } from "@remix-run/react";
import { contactWordsOf } from "#app/domain/accounts/contact-rule-queries.server";
import { ContactNotice } from "#app/domain/accounts/ui/contact-notice";
import { emergencyDoor, emergencyPeople } from "#app/domain/charts/emergency-queries.server";
import { endEmergencyAccess } from "#app/domain/charts/end-emergency-access.server";
import { openEmergencyAccess } from "#app/domain/charts/open-emergency-access.server";
import { emergencyParams, emergencySchema } from "#app/domain/charts/schemas";
import { EmergencyForm } from "#app/domain/charts/ui/emergency-form";
import { EmergencyOpen } from "#app/domain/charts/ui/emergency-open";
import { EmergencyRecord } from "#app/domain/insights/ui/emergency-record";
import { safetyAnswersInEmergency } from "#app/domain/intake/emergency-answers.server";
import { notesInEmergency } from "#app/domain/notes/emergency-notes.server";
import { sessionsInEmergency } from "#app/domain/scheduling/emergency-sessions.server";
import type { Actor } from "#app/domain/shared/actor";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Emergency access");

export const loader = guarded(
  { may: "charts.break-glass", params: emergencyParams },
  async ({ actor, params: { chartId } }) => {
    const door = await emergencyDoor(actor, chartId);
    return { door, open: door.openUntil ? await recordOf(actor, chartId) : null, zone: actor.zone };
  },
);

async function recordOf(actor: Actor, chartId: string) {
  const [people, answers, sessions, notes] = await Promise.all([
    emergencyPeople(actor, chartId),
    safetyAnswersInEmergency(actor, chartId),
    sessionsInEmergency(actor, chartId),
    notesInEmergency(actor, chartId),
  ]);
  const contact = await contactWordsOf(people.members.map(({ personId }) => personId));
  return { contact, record: { people, answers, sessions, notes } };
}

export const action = guarded(
  { may: "charts.break-glass", params: emergencyParams, form: emergencySchema },
  async ({ actor, params: { chartId }, form }) => {
    if (form.intent === "open") {
      await openEmergencyAccess(actor, { chartId, reason: form.reason });
      return redirectTo(`/admin/emergency/${chartId}`);
    }
    await endEmergencyAccess(actor, { chartId });
    const text = "The record is closed again.";
    return redirectTo("/admin/emergency", { flash: { kind: "ok", text } });
  },
);

export const clientAction = orNotSent;

export default function EmergencyPage() {
  const { door, open, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ reason: string }>({ id: "emergency", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/admin/households">Households</BackLink>
      <PageHeading>
        {open ? "Open in an emergency: " : "Emergency access to "}
        {door.label}
      </PageHeading>
      {open && door.openUntil ? (
        <div className="grid gap-8">
          <EmergencyOpen until={door.openUntil} zone={zone} />
          <ContactNotice people={open.record.people.members} words={open.contact} />
          <EmergencyRecord {...open.record} zone={zone} />
        </div>
      ) : (
        <EmergencyForm formId={form.id} reason={fields.reason} />
      )}
    </>
  );
}
