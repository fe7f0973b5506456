import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { bookingSearch, holdSessionSchema } from "#app/domain/scheduling/book-schemas";
import {
  type BookingOption,
  findBookingOption,
  listBookingOptions,
} from "#app/domain/scheduling/booking-options-queries.server";
import { readBookingPicker } from "#app/domain/scheduling/booking-times-queries.server";
import { pickerDays, pickerSearch } from "#app/domain/scheduling/change-schemas";
import { holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { slotValue } from "#app/domain/scheduling/slot-choice";
import { takenBy } from "#app/domain/scheduling/slot-refusal";
import { ChooseTime } from "#app/domain/scheduling/ui/choose-time";
import { NoTimes } from "#app/domain/scheduling/ui/no-times";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { Tabs } from "#app/ui/tabs";
import { TextLink } from "#app/ui/text-link";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("Book a session");

const search = bookingSearch.extend(pickerSearch.shape);

export const loader = guarded({ may: "appointments.book-own", search }, async ({ actor, search: asked }) => {
  const [practice, options] = await Promise.all([practiceProfile(), listBookingOptions(actor)]);
  if (options.length === 0)
    return { practice, option: null, options: [], asked, picker: null, days: 0, holdKey: "" };
  const wish = { chartId: asked.chart, serviceSlug: asked.service, therapistSlug: asked.with };
  const { option } = await findBookingOption(actor, wish);
  const days = pickerDays(asked.more);
  const zone = asked.zone ?? actor.zone;
  const picker = await readBookingPicker(option, { day: asked.day, zone, days });
  return { practice, option, options, asked, picker, days, holdKey: newId() };
});

export const action = guarded(
  { may: "appointments.book-own", form: holdSessionSchema },
  async ({ actor, form: { slot, holdKey, chart, service, zone }, submission }) => {
    const wish = { chartId: chart, serviceSlug: service, therapistSlug: slot.therapist };
    const { option } = await findBookingOption(actor, wish, slot.startsAt);
    try {
      const held = { therapistSlug: option.therapist.slug, serviceSlug: service, startsAt: slot.startsAt };
      await holdSlot(actor, { ...held, holdKey });
    } catch (error) {
      return data({ ...submission.reply(), taken: takenBy(error, slot.startsAt) }, { status: 409 });
    }
    const chosen = slotValue(slot.startsAt.toISOString(), slot.therapist);
    const query = new URLSearchParams({ slot: chosen, hold: holdKey, chart, service, zone });
    return redirectTo(`/client/book/review?${query}`);
  },
);

export const clientAction = orNotSent;

export default function BookPage() {
  const { practice, option, options, asked, picker, days, holdKey } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (!option || !picker) {
    return (
      <>
        <PageHeading>Book a session</PageHeading>
        <EmptyState>
          You can book here once you have a therapist. Call {practice.phone} and we find one with you.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading
        caption="Step 1 of 2"
        lead={`${option.service.name} with ${option.therapist.chosenName}, for ${option.chartLabel}.`}
      >
        Choose a time
      </PageHeading>
      {options.length > 1 ? (
        <div className="mb-6">
          <Tabs
            label="What you can book"
            tabs={options.map((one) => ({
              to: addressOf(one),
              label: labelOf(one, options),
              current: one === option || addressOf(one) === addressOf(option),
            }))}
          />
        </div>
      ) : null}
      {picker.day ? (
        <ChooseTime
          picker={picker}
          asked={{ ...asked, with: undefined }}
          keep={{ chart: option.chartId, service: option.service.slug, with: option.therapist.slug }}
          fields={{ holdKey, chart: option.chartId, service: option.service.slug, zone: picker.zone }}
          submit={{ label: "Continue", first: "Take this time", pending: "Holding it…" }}
          therapists={[]}
          taken={takenIn(result)}
          errors={result?.error?.slot ?? undefined}
          action="/client/book"
        />
      ) : (
        <NoTimes
          waitTo={waitTo(option)}
          days={days}
          contact={practice}
          moreTo={asked.more ? null : `${addressOf(option)}&more=1`}
        />
      )}
      {picker.day ? (
        <p className="mt-8">
          None of these? <TextLink to={waitTo(option)}>Join the waiting list</TextLink> for a time that
          somebody gives back.
        </p>
      ) : null}
    </>
  );
}

const waitTo = (option: BookingOption): string =>
  addressOf(option).replace("/client/book", "/client/waitlist");

/** As short as it can be on a phone: who it is for, and what else tells two of them apart. */
function labelOf(option: BookingOption, all: readonly BookingOption[]): string {
  const same = all.filter((one) => one.chartId === option.chartId);
  const differs = (of: (one: BookingOption) => string | number) => new Set(same.map(of)).size > 1;
  return [
    option.chartLabel,
    ...(differs((one) => one.service.slug) ? [`${option.service.minutes} minutes`] : []),
    ...(differs((one) => one.therapist.slug) ? [option.therapist.chosenName] : []),
  ].join(", ");
}

const addressOf = (option: {
  chartId: string;
  service: { slug: string };
  therapist: { slug: string };
}): string =>
  `/client/book?${new URLSearchParams({ chart: option.chartId, service: option.service.slug, with: option.therapist.slug })}`;
