import { useActionData, useLoaderData } from "@remix-run/react";
import { careTeamCharts } from "#app/domain/charts/chart-queries.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";

import { statesOfPractice } from "#app/domain/scheduling/attending-queries.server";

import { planSeries } from "#app/domain/scheduling/series-plan-queries.server";
import { bookSeriesSchema, ruleOf, seriesSearch } from "#app/domain/scheduling/series-schemas";
import { everyWords, withGone } from "#app/domain/scheduling/series-view";
import { readSlotValue } from "#app/domain/scheduling/slot-choice";
import { SeriesForm } from "#app/domain/scheduling/ui/series-form";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { answerSeriesBooking } from "#app/http/series-answers.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("A regular time");

export const loader = guarded(
  { may: "appointments.book-for-client", search: seriesSearch },
  async ({ actor, search: asked }) => {
    const chosen = readSlotValue(asked.slot ?? "");
    const { service, chart: chartId } = asked;
    if (!chosen || !service || !chartId) throw redirectTo("/therapist/sessions/new", { status: 302 });
    const wish = { chartId, therapistSlug: chosen.therapist, serviceSlug: service, first: chosen.startsAt };
    const [charts, practice, plan] = await Promise.all([
      careTeamCharts(actor),
      practiceProfile(),
      planSeries(actor, { ...wish, rule: ruleOf(asked) }),
    ]);
    const chart = charts.find((one) => one.chartId === chartId);
    if (!chart) throw notFound();
    const states = statesOfPractice(practice.states);
    return {
      plan,
      chart: { id: chartId, label: chart.label },
      service,
      every: asked.every,
      slot: asked.slot ?? "",
      requestKey: newId(),
      zone: practice.zone,
      states,
      members: chart.members.map(({ personId, chosenName, homeState }) => ({
        personId,
        chosenName,
        isYou: false,
        state: homeState ?? states[0]?.value ?? "",
      })),
    };
  },
);

export const action = guarded(
  { may: "appointments.book-for-client", form: bookSeriesSchema },
  ({ actor, form, submission }) =>
    answerSeriesBooking(actor, { form, submission }, (seriesId) => `/therapist/sessions/series/${seriesId}`),
);

export const clientAction = orNotSent;

export default function NewSeriesPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="form-column mx-0">
      <BackLink
        to={`/therapist/sessions/new?${new URLSearchParams({ chart: page.chart.id, service: page.service })}`}
      >
        Choose another time
      </BackLink>
      <PageHeading
        lead={`For ${page.chart.label}, ${everyWords(page.every)}. They are told by mail in three minutes.`}
      >
        A regular time
      </PageHeading>
      <SeriesForm
        plan={withGone(page.plan, result)}
        zone={page.zone}
        fields={{
          first: page.slot,
          everyWeeks: String(page.every),
          requestKey: page.requestKey,
          chartId: page.chart.id,
          serviceSlug: page.service,
        }}
        members={page.members}
        states={page.states}
        lastResult={result}
      />
    </div>
  );
}
