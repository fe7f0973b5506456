import { type Clock, realClock } from "#app/domain/shared/time";
import type { BookingOption } from "./booking-options-queries.server";
import { membersTimes } from "./internal/members-times.server";
import type { OpeningsQuestion } from "./openings-question";
import { readSlotPicker, type SlotPickerView } from "./slot-picker-queries.server";

/** Asks for the times of a booking option at which every member of its chart could attend. */
export async function questionOf(
  option: BookingOption,
  clock: Clock,
): Promise<Omit<OpeningsQuestion, "days">> {
  const people = option.members.map((one) => one.personId);
  const { states, busy } = await membersTimes({ people, chartId: option.chartId }, clock());
  return { serviceSlug: option.service.slug, therapistId: option.therapist.id, states, notDuring: busy };
}

/** The free times of what a member books, for the page where they choose one. */
export async function readBookingPicker(
  option: BookingOption,
  asked: { day?: string; zone: string; days: number },
  clock: Clock = realClock,
): Promise<SlotPickerView> {
  return readSlotPicker({ ...(await questionOf(option, clock)), ...asked }, clock);
}
