import { useActionData, useLoaderData } from "@remix-run/react";
import { careTeamCharts } from "#app/domain/charts/chart-queries.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { statesOfPractice } from "#app/domain/scheduling/attending-queries.server";
import { type BookingForm, newSessionSchema, newSessionSearch } from "#app/domain/scheduling/book-schemas";
import { slotValue } from "#app/domain/scheduling/slot-choice";
import {
  listTherapistServices,
  servicesForChart,
} from "#app/domain/scheduling/therapist-service-queries.server";
import { NewSessionForm } from "#app/domain/scheduling/ui/new-session-form";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { readTimesFor } from "#app/domain/scheduling/wished-time-queries.server";
import { newId } from "#app/domain/shared/ids";
import { answerBooking, type RefusalWords } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("New session");

export const loader = guarded(
  { may: "appointments.book-for-client", search: newSessionSearch },
  async ({ actor, search: asked }) => {
    const [charts, practice, services] = await Promise.all([
      careTeamCharts(actor),
      practiceProfile(),
      listTherapistServices(actor),
    ]);
    const open = charts.filter((chart) => chart.status !== "discharged");
    const chart = open.find((one) => one.chartId === asked.chart) ?? null;
    const fitting = servicesForChart(services, chart?.kind);
    const service = fitting.find((one) => one.slug === asked.service) ?? fitting[0] ?? null;
    const chosen =
      chart && service && actor.therapistId
        ? await readTimesFor({
            ...{ therapistId: actor.therapistId, serviceSlug: service.slug, zone: practice.zone },
            ...{ people: chart.members.map((one) => one.personId), asked },
          })
        : { picker: null, wished: null };
    return {
      ...chosen,
      asked,
      zone: practice.zone,
      charts: open.map(({ chartId, label }) => ({ value: chartId, label })),
      chart,
      services: fitting,
      service,
      requestKey: newId(),
      states: statesOfPractice(practice.states),
    };
  },
);

const REFUSED: RefusalWords = {
  "not-licensed": "You are not licensed there on that day",
  "person-busy": "One of them has another session at that time. Choose another time",
  "chart-closed": "This chart is finished",
  "nobody-attends": "Choose who will come",
  "price-changed": "The price has changed meanwhile. Load the page again",
};

export const action = guarded(
  { may: "appointments.book-for-client", form: newSessionSchema },
  ({ actor, form: { every, times, ...form }, submission }) => {
    if (every !== "once") return redirectTo(`/therapist/sessions/series?${seriesQuery(form, every, times)}`);
    const pathOf = (appointmentId: string) => `/therapist/sessions/${appointmentId}`;
    return answerBooking(actor, { form, submission }, { words: REFUSED, pathOf });
  },
);

export const clientAction = orNotSent;

const seriesQuery = (form: BookingForm, every: string, times: number): URLSearchParams =>
  new URLSearchParams({
    slot: slotValue(form.slot.startsAt.toISOString(), form.slot.therapist),
    chart: form.chartId,
    service: form.serviceSlug,
    every,
    times: String(times),
  });

export default function NewSessionPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { wished, picker } = page;
  const first = wished ? null : picker?.first;
  return (
    <div className="max-w-4xl">
      <BackLink to="/therapist/calendar">Calendar</BackLink>
      <PageHeading lead="They are told by mail in three minutes. Until then you can undo it.">
        New session
      </PageHeading>
      <NewSessionForm
        {...page}
        selected={wished?.value ?? (first ? slotValue(first.startsAt, first.therapist) : undefined)}
        lastResult={result}
        taken={takenIn(result)}
      />
    </div>
  );
}
