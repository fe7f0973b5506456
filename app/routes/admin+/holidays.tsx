import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { addFederalHolidays, addHoliday, removeHoliday } from "#app/domain/practice/edit-holidays.server";
import { listHolidays } from "#app/domain/practice/holiday-queries.server";
import { holidaySchema } from "#app/domain/practice/schemas";
import { HolidayForms, HolidayList } from "#app/domain/practice/ui/holidays";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Holidays");

export const loader = guarded({ may: "settings.edit" }, ({ actor }) => listHolidays(actor));

export const action = guarded(
  { may: "settings.edit", form: holidaySchema },
  async ({ actor, form, submission }) => {
    try {
      const text = await carryOut(actor, form);
      return redirectTo("/admin/holidays", { flash: { kind: "ok", text } });
    } catch (error) {
      if (!isDomainError(error, "day-in-the-past")) throw error;
      return refuse(submission, { fieldErrors: { onDate: ["Enter today or a later day"] } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was pressed, and says what happened. */
async function carryOut(actor: Actor, form: z.infer<typeof holidaySchema>): Promise<string> {
  if (form.intent === "add-federal") {
    const count = await addFederalHolidays(actor, { year: form.year });
    return count === 0
      ? "They are all there already."
      : `${count} federal holidays of ${form.year} are added.`;
  }
  if (form.intent === "add") {
    await addHoliday(actor, { onDate: form.onDate, name: form.name });
    return "The day is added. Nobody can book it any more; booked sessions stay booked.";
  }
  await removeHoliday(actor, { id: form.id });
  return "Removed.";
}

export default function HolidaysPage() {
  const { holidays, years } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="form-column mx-0">
      <BackLink to="/admin/settings">Settings</BackLink>
      <PageHeading lead="On these days nobody can book anybody, unless a therapist opens hours on that very day.">
        Holidays
      </PageHeading>
      <div className="grid gap-8">
        <HolidayList holidays={holidays} />
        <HolidayForms key={holidays.length} years={years} lastResult={lastResult} />
      </div>
    </div>
  );
}
