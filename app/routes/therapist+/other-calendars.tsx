import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { addExternalCalendar } from "#app/domain/scheduling/add-external-calendar.server";
import { MOST_CALENDARS } from "#app/domain/scheduling/external-calendar";
import { ownExternalCalendars } from "#app/domain/scheduling/external-calendar-queries.server";
import { externalCalendarSchema } from "#app/domain/scheduling/external-calendar-schemas";
import { removeExternalCalendar } from "#app/domain/scheduling/remove-external-calendar.server";
import { rereadExternalCalendar } from "#app/domain/scheduling/reread-external-calendar.server";
import { AddExternalCalendar, ExternalCalendarList } from "#app/domain/scheduling/ui/external-calendars";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Other calendars");

export const loader = guarded({ may: "external-calendars.edit-own" }, async ({ actor }) => ({
  calendars: await ownExternalCalendars(actor),
  zone: actor.zone,
}));

const REFUSED: Record<string, string> = {
  "not-https": "Enter an address that begins with https or webcal",
  "forbidden-address": "Enter an address of the public internet, without a port or a password in it",
  "too-many-calendars": `You have ${MOST_CALENDARS} calendars already. Remove one first`,
};

export const action = guarded(
  { may: "external-calendars.edit-own", form: externalCalendarSchema },
  async ({ actor, form, submission }) => {
    try {
      const flash = { kind: "ok", text: await carryOut(actor, form) } as const;
      return redirectTo("/therapist/other-calendars", { flash });
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { address: [problem] } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was pressed, and says what happened. */
async function carryOut(actor: Actor, form: z.output<typeof externalCalendarSchema>): Promise<string> {
  if (form.intent === "add") {
    await addExternalCalendar(actor, form);
    return "The calendar is added, and is being read.";
  }
  if (form.intent === "read") {
    await rereadExternalCalendar(actor, form);
    return "It is being read.";
  }
  await removeExternalCalendar(actor, form);
  return "The calendar is removed. Its busy times count no more.";
}

export default function OtherCalendarsPage() {
  const { calendars, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="max-w-4xl">
      <BackLink to="/therapist/availability">Your hours</BackLink>
      <PageHeading lead="Nobody can book you while one of these says that you are busy. They are read every 15 minutes, and nothing of them is kept but from when to when.">
        Other calendars
      </PageHeading>
      <div className="grid gap-10">
        <ExternalCalendarList calendars={calendars} zone={zone} />
        <AddExternalCalendar key={`calendars-${calendars.length}`} lastResult={lastResult} />
      </div>
    </div>
  );
}
