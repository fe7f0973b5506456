import { addDays, isoWeekday } from "#app/domain/shared/time";

export type Holiday = { onDate: string; name: string };

const on = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** The nth weekday (ISO, 1 = Monday) of a month. */
function nth(year: number, month: number, weekday: number, count: number): string {
  const first = on(year, month, 1);
  return addDays(first, ((weekday - isoWeekday(first) + 7) % 7) + (count - 1) * 7);
}

function lastMonday(year: number, month: number): string {
  const fifth = nth(year, month, 1, 5);
  return fifth.slice(5, 7) === on(year, month, 1).slice(5, 7) ? fifth : addDays(fifth, -7);
}

/** On a Saturday the Friday before is kept, on a Sunday the Monday after (5 U.S.C. 6103(b), Executive Order 11582). */
function observed(date: string): string {
  const weekday = isoWeekday(date);
  if (weekday === 6) return addDays(date, -1);
  return weekday === 7 ? addDays(date, 1) : date;
}

/** The legal public holidays of the United States, 5 U.S.C. 6103(a), on the days on which they are kept. */
export function federalHolidays(year: number): Holiday[] {
  return [
    { onDate: observed(on(year, 1, 1)), name: "New Year's Day" },
    { onDate: nth(year, 1, 1, 3), name: "Martin Luther King Jr. Day" },
    { onDate: nth(year, 2, 1, 3), name: "Washington's Birthday" },
    { onDate: lastMonday(year, 5), name: "Memorial Day" },
    { onDate: observed(on(year, 6, 19)), name: "Juneteenth" },
    { onDate: observed(on(year, 7, 4)), name: "Independence Day" },
    { onDate: nth(year, 9, 1, 1), name: "Labor Day" },
    { onDate: nth(year, 10, 1, 2), name: "Columbus Day" },
    { onDate: observed(on(year, 11, 11)), name: "Veterans Day" },
    { onDate: nth(year, 11, 4, 4), name: "Thanksgiving Day" },
    { onDate: observed(on(year, 12, 25)), name: "Christmas Day" },
  ];
}
