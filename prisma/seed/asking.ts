import { bookOrAsk } from "#app/domain/scheduling/ask-to-book.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { setAskFirst } from "#app/domain/scheduling/set-ask-first.server";
import { newId } from "#app/domain/shared/ids";
import { addDays, dateInZone } from "#app/domain/shared/time";
import type { SeedChart } from "./charts";
import { ZONE } from "./the-practice";

const DAYS_AHEAD = 6;

/** A couple that asks each other first; the first of them has just asked about one more session. */
export async function askEachOther(chart: SeedChart | undefined): Promise<void> {
  const [one] = chart?.members ?? [];
  if (!chart || !one) return;
  const { chartId, therapist, members } = chart;
  await setAskFirst(one, { chartId, on: true });
  const attending = members.map(({ personId, state }) => ({ personId, state }));
  const { openings } = await findOpenings({
    serviceSlug: "couple-50",
    therapistId: therapist.therapistId,
    states: attending.map(({ state }) => state),
    days: 21,
  });
  const from = addDays(dateInZone(new Date(), ZONE), DAYS_AHEAD);
  const opening = openings.find(({ startsAt }) => dateInZone(startsAt, ZONE) >= from);
  if (!opening) return;
  const { startsAt, therapist: therapistSlug } = opening;
  const booking = { chartId, therapistSlug, serviceSlug: "couple-50", startsAt, attending };
  await bookOrAsk(one, { ...booking, agreedCents: 16_500, requestKey: newId() });
}
