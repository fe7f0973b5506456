/** How far the end of a licence is from today. */
export function daysWords(days: number): string {
  if (days < -1) return `ended ${-days} days ago`;
  if (days === -1) return "ended yesterday";
  if (days === 0) return "ends today";
  return days === 1 ? "ends tomorrow" : `ends in ${days} days`;
}
