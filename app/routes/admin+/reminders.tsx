import { useActionData, useLoaderData } from "@remix-run/react";
import { editReminderPlan } from "#app/domain/scheduling/edit-reminder-plan.server";
import { readReminderSettings } from "#app/domain/scheduling/reminder-queries.server";
import { reminderPlanSchema } from "#app/domain/scheduling/reminder-schemas";
import { ReminderPlanForm, ReminderPreview } from "#app/domain/scheduling/ui/reminder-settings";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Reminders");

export const loader = guarded({ may: "reminders.edit" }, ({ actor }) => readReminderSettings(actor));

export const action = guarded(
  { may: "reminders.edit", form: reminderPlanSchema },
  async ({ actor, form: { mailOn, textOn, ...hours } }) => {
    await editReminderPlan(actor, { ...hours, mailOn: mailOn === "on", textOn: textOn === "on" });
    return redirectTo("/admin/reminders", { flash: { kind: "ok", text: "The reminders are saved." } });
  },
);

export const clientAction = orNotSent;

export default function RemindersPage() {
  const { plan, preview } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="max-w-5xl">
      <PageHeading lead="Everybody who attends is reminded at their own address, in their own hours.">
        Reminders
      </PageHeading>
      <div className="grid gap-10 lg:grid-cols-2 lg:items-start">
        <ReminderPlanForm key={lastResult ? "answered" : "fresh"} plan={plan} lastResult={lastResult} />
        <ReminderPreview {...preview} />
      </div>
    </div>
  );
}
