import { useActionData, useLoaderData } from "@remix-run/react";
import { type PracticeProfile, practiceProfile } from "#app/domain/practice/practice-queries.server";
import { readAttending } from "#app/domain/scheduling/attending-queries.server";
import { bookingSearch, bookSessionSchema } from "#app/domain/scheduling/book-schemas";
import { findBookingOption } from "#app/domain/scheduling/booking-options-queries.server";
import { cancellationTerms } from "#app/domain/scheduling/cancellation-policy";
import { zoneSearch } from "#app/domain/scheduling/change-schemas";
import { findHold } from "#app/domain/scheduling/hold-slot.server";
import { readSlotValue, slotValue } from "#app/domain/scheduling/slot-choice";
import { RepeatChoice } from "#app/domain/scheduling/ui/repeat-choice";
import { ReviewForm } from "#app/domain/scheduling/ui/review-form";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { answerBooking, NOT_ASKED, type RefusalWords } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { MoneyText } from "#app/ui/money-text";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";

export const meta = titled("Check and book");

const search = bookingSearch.extend(zoneSearch.shape);

export const loader = guarded({ may: "appointments.book-own", search }, async ({ actor, search: asked }) => {
  const chosen = readSlotValue(asked.slot ?? "");
  if (!chosen) throw redirectTo("/client/book", { status: 302 });
  const wish = { chartId: asked.chart, serviceSlug: asked.service, therapistSlug: chosen.therapist };
  const [practice, { option }, held] = await Promise.all([
    practiceProfile(),
    findBookingOption(actor, wish, chosen.startsAt),
    asked.hold ? findHold(asked.hold) : null,
  ]);
  return {
    option,
    practice,
    slot: asked.slot ?? "",
    startsAt: chosen.startsAt.toISOString(),
    isLate: isLateFor(practice, { startsAt: chosen.startsAt, agreedCents: option.cents }),
    heldUntil: held?.expiresAt ?? null,
    requestKey: asked.hold ?? newId(),
    zone: asked.zone ?? actor.zone,
    ...(await readAttending(actor, option)),
  };
});

const isLateFor = (
  practice: PracticeProfile,
  appointment: { startsAt: Date; agreedCents: number },
): boolean => {
  const { cancelWindowHours: windowHours, lateCancelFeePercent: feePercent } = practice;
  return cancellationTerms({ windowHours, feePercent }, appointment, new Date()).late;
};

const REFUSED: RefusalWords = {
  "not-licensed": "Your therapist is not licensed there on that day",
  "person-busy": "That time is not free for everybody. Choose another time",
  "chart-closed": "Your work together is finished. Write to us if you want to begin again",
  "nobody-attends": "Choose who will come",
  ...NOT_ASKED,
};

export const action = guarded(
  { may: "appointments.book-own", form: bookSessionSchema },
  async ({ actor, form, submission }) => {
    const pathOf = (appointmentId: string) => `/client/sessions/${appointmentId}`;
    try {
      return await answerBooking(actor, { form, submission }, { words: REFUSED, pathOf });
    } catch (error) {
      if (!isDomainError(error, "price-changed")) throw error;
      const slot = slotValue(form.slot.startsAt.toISOString(), form.slot.therapist);
      const query = new URLSearchParams({ slot, chart: form.chartId, service: form.serviceSlug });
      const text = "The price has changed meanwhile. Look at it before you book.";
      return redirectTo(`/client/book/review?${query}`, { flash: { kind: "warning", text } });
    }
  },
);

export const clientAction = orNotSent;

export default function ReviewPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { option, practice } = page;
  const allTimes = `/client/book?${new URLSearchParams({ chart: option.chartId, service: option.service.slug, zone: page.zone })}`;
  return (
    <div className="form-column mx-0">
      <BackLink to={allTimes}>Choose another time</BackLink>
      <PageHeading
        caption="Step 2 of 2"
        lead={
          page.heldUntil ? (
            <>
              We hold this time for you until{" "}
              <TimeText iso={page.heldUntil} zone={page.zone} mode="time" yours={false} />.
            </>
          ) : undefined
        }
      >
        Check and book
      </PageHeading>
      <SummaryList
        rows={[
          {
            key: "when",
            label: "When",
            value: <TimeText iso={page.startsAt} zone={page.zone} mode="long" />,
          },
          { key: "what", label: "Session", value: `${option.service.name}, by video` },
          { key: "who", label: "With", value: option.therapist.chosenName },
          { key: "price", label: "Price", value: <MoneyText cents={option.cents} /> },
          {
            key: "pay",
            label: "Paying",
            value:
              option.members.length > 1
                ? "After the session each of you gets your own share of the invoice. Nothing is charged now."
                : "After the session you get an invoice. Nothing is charged now.",
          },
          {
            key: "cancel",
            label: "Canceling",
            value: page.isLate
              ? `It begins within ${practice.cancelWindowHours} hours: you can take it back for three minutes, after that canceling costs ${practice.lateCancelFeePercent}% of the price.`
              : `Free until ${practice.cancelWindowHours} hours before. After that ${practice.lateCancelFeePercent}% of the price is due.`,
          },
        ]}
      />
      <div className="mt-8">
        <ReviewForm
          slot={page.slot}
          requestKey={page.requestKey}
          chartId={option.chartId}
          serviceSlug={option.service.slug}
          cents={option.cents}
          zone={page.zone}
          members={page.members}
          states={page.states}
          asksFirst={option.asksFirst}
          allTimes={allTimes}
          lastResult={result}
          taken={takenIn(result)}
        />
      </div>
      <RepeatChoice
        action="/client/book/series"
        fields={{
          slot: page.slot,
          chart: option.chartId,
          service: option.service.slug,
          hold: page.requestKey,
          zone: page.zone,
        }}
      />
      <p className="mt-4 text-sm text-ink-2">
        You can ask for a written estimate of your costs at any time: call {practice.phone}.
      </p>
    </div>
  );
}
