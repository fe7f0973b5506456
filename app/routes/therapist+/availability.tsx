import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { readAvailability } from "#app/domain/scheduling/availability-queries.server";
import { availabilitySchema, availabilitySearch } from "#app/domain/scheduling/availability-schemas";
import { readOpeningRules } from "#app/domain/scheduling/opening-rules-queries.server";
import {
  addDatedChange,
  addHours,
  endHours,
  removeDatedChange,
} from "#app/domain/scheduling/set-availability.server";
import { AddDay, AddHours } from "#app/domain/scheduling/ui/availability-forms";
import { DatedList, HoursList, HoursPreview } from "#app/domain/scheduling/ui/availability-lists";
import { OpeningRulesList } from "#app/domain/scheduling/ui/opening-rules-list";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { zoneLabel } from "#app/domain/shared/time";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Your hours");

export const loader = guarded(
  { may: "availability.edit-own", search: availabilitySearch },
  async ({ actor, search: { copy } }) => {
    const [availability, rules] = await Promise.all([readAvailability(actor), readOpeningRules(actor)]);
    const copied = availability.hours.find((one) => one.id === copy) ?? null;
    return { ...availability, rules, copied, timesIn: zoneLabel(new Date(), availability.zone) };
  },
);

const REFUSED: Record<string, { field: string; text: string }> = {
  "ends-before-start": { field: "toMinute", text: "Enter an end that comes after the start" },
  "hours-overlap": {
    field: "fromMinute",
    text: "You have hours then already on one of these days. Remove those first",
  },
  "days-overlap": { field: "onDate", text: "These days differ at that time already. Remove that first" },
  "day-in-the-past": { field: "onDate", text: "Enter today or a later day" },
  "through-before-day": { field: "throughDate", text: "Enter a last day that comes after the first" },
  "through-too-far": { field: "throughDate", text: "Enter a day within one year" },
  "times-missing": { field: "fromMinute", text: "Enter both times" },
};

export const action = guarded(
  { may: "availability.edit-own", form: availabilitySchema },
  async ({ actor, form, submission }) => {
    try {
      const text = await carryOut(actor, form);
      return redirectTo("/therapist/availability", { flash: { kind: "ok", text } });
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { [problem.field]: [problem.text] } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was pressed, and says what happened. */
async function carryOut(actor: Actor, form: z.infer<typeof availabilitySchema>): Promise<string> {
  if (form.intent === "add-hours") {
    await addHours(actor, form);
    return "The hours are added.";
  }
  if (form.intent === "add-day") {
    const { intent: _intent, ...day } = form;
    await addDatedChange(actor, day);
    return "The days are changed.";
  }
  await (form.intent === "end-hours" ? endHours(actor, form) : removeDatedChange(actor, form));
  return "Removed.";
}

export default function AvailabilityPage() {
  const { zone, timesIn, hours, dated, preview, holidays, rules, copied } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="max-w-5xl">
      <BackLink to="/therapist/calendar">Calendar</BackLink>
      <PageHeading
        lead={`Clients can book inside these hours. Times are in ${timesIn}.`}
        actions={
          <ButtonLink to="/therapist/other-calendars" kind="secondary">
            Other calendars
          </ButtonLink>
        }
      >
        Your hours
      </PageHeading>
      <div className="grid gap-10 lg:grid-cols-[3fr_2fr] lg:items-start">
        <div className="grid gap-10">
          <section aria-labelledby="weekly" className="grid gap-4">
            <h2 id="weekly">Every week</h2>
            <HoursList hours={hours} />
            <AddHours
              key={`hours-${hours.length}-${copied?.id ?? ""}`}
              lastResult={lastResult}
              copied={copied}
            />
          </section>
          <section aria-labelledby="dated" className="grid gap-4">
            <h2 id="dated">Days that differ</h2>
            <DatedList dated={dated} zone={zone} />
            <AddDay key={`days-${dated.length}`} lastResult={lastResult} />
          </section>
        </div>
        <div className="grid gap-10">
          <section aria-labelledby="preview" className="grid gap-4">
            <h2 id="preview">The next two weeks</h2>
            <HoursPreview preview={preview} holidays={holidays} />
          </section>
          <section aria-labelledby="rules" className="grid gap-4">
            <h2 id="rules">What else counts</h2>
            <p className="text-ink-2">The practice sets these. Ask whoever manages it to change them.</p>
            <OpeningRulesList rules={rules} />
          </section>
        </div>
      </div>
    </div>
  );
}
