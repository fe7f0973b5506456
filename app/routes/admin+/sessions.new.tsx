import { useActionData, useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { forPractice } from "#app/domain/scheduling/appointment-party";

import { statesOfPractice } from "#app/domain/scheduling/attending-queries.server";
import { deskSessionSchema, deskSessionSearch } from "#app/domain/scheduling/book-schemas";

import { listDeskHouseholds } from "#app/domain/scheduling/desk-queries.server";
import { readOtherTime } from "#app/domain/scheduling/other-time";
import { OTHER_TIME } from "#app/domain/scheduling/slot-choice";
import { listServicesOf, servicesForChart } from "#app/domain/scheduling/therapist-service-queries.server";
import { DeskForm } from "#app/domain/scheduling/ui/desk-form";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { readTimesFor } from "#app/domain/scheduling/wished-time-queries.server";
import { newId } from "#app/domain/shared/ids";
import { answerBooking, type RefusalWords } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("New session");

export const loader = guarded(
  { may: "appointments.manage", search: deskSessionSearch },
  async ({ actor, search: asked }) => {
    const admin = forPractice(actor);
    const only = asked.chart ? {} : { therapist: asked.with ?? null };
    const [all, practice] = await Promise.all([listDeskHouseholds(admin, only), practiceProfile()]);
    const household = all.find((one) => one.chartId === asked.chart) ?? null;
    const team = household?.therapists ?? [];
    const therapist = team.find((one) => one.slug === asked.with) ?? team[0] ?? null;
    const listed = therapist ? await listServicesOf(admin, therapist.id) : [];
    const services = household ? servicesForChart(listed, household.kind) : [];
    const service = services.find((one) => one.slug === asked.service) ?? services[0] ?? null;
    const times =
      household && therapist && service
        ? await readTimesFor({
            ...{ therapistId: therapist.id, serviceSlug: service.slug, zone: practice.zone, asked },
            people: household.members.map((one) => one.personId),
          })
        : { picker: null, wished: null };
    return {
      ...{ asked, household, therapist, services, service, ...times },
      zone: practice.zone,
      households: all.map(({ chartId, label }) => ({ value: chartId, label })),
      requestKey: newId(),
      states: statesOfPractice(practice.states),
    };
  },
);

const REFUSED: RefusalWords = {
  "not-licensed": "The therapist is not licensed there on that day",
  "person-busy": "One of them has another session at that time. Choose another time",
  "chart-closed": "This chart is finished",
  "nobody-attends": "Choose who will come",
  "price-changed": "The price is another one on that day. Load the page again",
};

export const action = guarded(
  { may: "appointments.manage", form: deskSessionSchema },
  async ({ actor, form: { slot, onDate, atTime, therapist, ...rest }, submission }) => {
    const words = { words: REFUSED, pathOf: (id: string) => `/admin/sessions/${id}` };
    const admin = forPractice(actor);
    if (slot !== OTHER_TIME) return answerBooking(admin, { form: { ...rest, slot }, submission }, words);
    const { zone } = await practiceProfile();
    const other = readOtherTime(onDate ?? "", atTime ?? 0, zone, new Date());
    if ("problem" in other) return refuse(submission, { fieldErrors: { atTime: [other.problem] } });
    const form = { ...rest, slot: { startsAt: other.at, therapist }, anyTime: true };
    return answerBooking(admin, { form, submission }, words);
  },
);

export const clientAction = orNotSent;

export default function OfficeNewSessionPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="max-w-4xl">
      <BackLink to="/admin/calendar">Calendar</BackLink>
      <PageHeading lead="Everybody who attends is told by mail in three minutes. Until then you can undo it.">
        New session
      </PageHeading>
      <DeskForm {...page} lastResult={result} taken={takenIn(result)} />
    </div>
  );
}
