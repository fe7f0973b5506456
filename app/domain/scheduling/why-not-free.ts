import { localMinute } from "#app/domain/shared/time";
import { type DayFrame, hoursOn, mergeRanges, type SlotRules, type TherapistTimes } from "./slots";

export type NotFree = "past" | "notice" | "horizon" | "full-day" | "hours" | "taken" | "step";

/** The first rule that a start breaks, in the order in which people would ask; null for one that is free. */
export function whyNotFree(
  start: number,
  { rules, times, day, now }: { rules: SlotRules; times: TherapistTimes; day: DayFrame; now: number },
): NotFree | null {
  if (start <= now) return "past";
  if (start < rules.earliest) return "notice";
  if (start >= rules.latest) return "horizon";
  const minute = localMinute(new Date(start), day.zone);
  const isOpen = hoursOn(times, day).some(([from, to]) => from <= minute && minute + rules.minutes <= to);
  if (!isOpen) return "hours";
  const from = start - rules.bufferBefore * 60_000;
  const to = start + (rules.minutes + rules.bufferAfter) * 60_000;
  if (mergeRanges(times.busy).some(([taken, until]) => taken < to && from < until)) return "taken";
  const booked = times.starts.filter((one) => one >= day.from && one < day.to).length;
  if (booked >= times.dailyMaximum) return "full-day";
  return minute % rules.stepMinutes === 0 ? null : "step";
}

type Numbers = { noticeMinutes: number; horizonDays: number; stepMinutes: number; dailyMaximum: number };

/** The same as a sentence for whoever books for somebody else. */
export function notFreeWords(why: NotFree | "person-busy", numbers: Numbers): string {
  switch (why) {
    case "past":
      return "That time is over.";
    case "notice":
      return `That is sooner than your notice of ${hoursWords(numbers.noticeMinutes)}.`;
    case "horizon":
      return `That is more than ${numbers.horizonDays} days ahead.`;
    case "full-day":
      return `That day has ${numbers.dailyMaximum} sessions already, the most for a day.`;
    case "hours":
      return "That is outside the open hours, or the session would end after them.";
    case "taken":
      return "That overlaps another session, or the time kept free around one.";
    case "person-busy":
      return "One of them has another session then.";
    case "step":
      return `Sessions start every ${numbers.stepMinutes} minutes.`;
  }
}

const hoursWords = (minutes: number): string => {
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(minutes / 60);
  return hours === 1 ? "1 hour" : `${hours} hours`;
};
