/** The `count` calendar months ("2026-11") that end with the one of `today` ("2026-11-24"), oldest first. */
export function monthsUntil(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const number = year * 12 + (month - 1) - (count - 1 - index);
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}

const words = new Intl.DateTimeFormat("en-US", { month: "short", year: "numeric", timeZone: "UTC" });

/** "Nov". */
export const monthName = (month: string): string => monthWords(month).slice(0, 3);

/** "Nov 2026". */
export const monthWords = (month: string): string => words.format(new Date(`${month}-01T00:00:00.000Z`));
