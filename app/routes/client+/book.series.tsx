import { useActionData, useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { readAttending } from "#app/domain/scheduling/attending-queries.server";
import { findBookingOption } from "#app/domain/scheduling/booking-options-queries.server";
import { planSeries } from "#app/domain/scheduling/series-plan-queries.server";
import { bookSeriesSchema, ruleOf, seriesSearch } from "#app/domain/scheduling/series-schemas";
import { everyWords, withGone } from "#app/domain/scheduling/series-view";
import { readSlotValue } from "#app/domain/scheduling/slot-choice";
import { SeriesForm } from "#app/domain/scheduling/ui/series-form";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { answerSeriesBooking } from "#app/http/series-answers.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Book a regular time");

export const loader = guarded(
  { may: "appointments.book-own", search: seriesSearch },
  async ({ actor, search: asked }) => {
    const chosen = readSlotValue(asked.slot ?? "");
    if (!chosen) throw redirectTo("/client/book", { status: 302 });
    const wish = { chartId: asked.chart, serviceSlug: asked.service, therapistSlug: chosen.therapist };
    const { option } = await findBookingOption(actor, wish, chosen.startsAt);
    const holdKey = asked.hold ?? newId();
    const [attendance, practice, plan] = await Promise.all([
      readAttending(actor, option),
      practiceProfile(),
      planSeries(actor, {
        chartId: option.chartId,
        therapistSlug: option.therapist.slug,
        serviceSlug: option.service.slug,
        first: chosen.startsAt,
        rule: ruleOf(asked),
        holdKey,
      }),
    ]);
    return {
      option,
      plan,
      holdKey,
      slot: asked.slot ?? "",
      every: asked.every,
      zone: asked.zone ?? actor.zone,
      windowHours: practice.cancelWindowHours,
      ...attendance,
    };
  },
);

export const action = guarded(
  { may: "appointments.book-own", form: bookSeriesSchema },
  ({ actor, form, submission }) =>
    answerSeriesBooking(actor, { form, submission }, (seriesId) => `/client/sessions/series/${seriesId}`),
);

export const clientAction = orNotSent;

export default function BookSeriesPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { option, every, slot, zone } = page;
  const query = new URLSearchParams({
    slot,
    chart: option.chartId,
    service: option.service.slug,
    hold: page.holdKey,
    zone,
  });
  return (
    <div className="form-column mx-0">
      <BackLink to={`/client/book/review?${query}`}>Book it once</BackLink>
      <PageHeading
        lead={`${option.service.name} with ${option.therapist.chosenName}, ${everyWords(every)}. Each can be changed or canceled by itself, for free until ${page.windowHours} hours before it.`}
      >
        A regular time
      </PageHeading>
      <SeriesForm
        plan={withGone(page.plan, result)}
        zone={zone}
        fields={{
          first: slot,
          everyWeeks: String(every),
          requestKey: page.holdKey,
          chartId: option.chartId,
          serviceSlug: option.service.slug,
        }}
        members={page.members}
        states={page.states}
        asksFirst={option.asksFirst}
        lastResult={result}
      />
    </div>
  );
}
