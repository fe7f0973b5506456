import { addDays, type Clock, dateInZone, realClock } from "#app/domain/shared/time";
import { findOpenings, type Opening } from "./openings-queries.server";
import type { OpeningsQuestion } from "./openings-question";

/** How many days around a wanted time are searched for others. */
const DAYS_AROUND = 14;

/** The free times closest to a wanted one, nearest first, then shown in order of time. */
export async function nearestOpenings(
  question: Omit<OpeningsQuestion, "fromDate" | "days"> & { around: Date; zone: string; count?: number },
  clock: Clock = realClock,
): Promise<Opening[]> {
  const fromDate = addDays(dateInZone(question.around, question.zone), -DAYS_AROUND / 2);
  const { openings } = await findOpenings({ ...question, fromDate, days: DAYS_AROUND * 2 }, clock);
  const distance = (one: Opening) => Math.abs(one.startsAt.getTime() - question.around.getTime());
  return openings
    .filter((one) => distance(one) > 0 || one.therapistId !== question.therapistId)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, question.count ?? 3)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
