/**
 * Whether a text is a date that the calendar has, written as "2026-11-24", in the years that a practice has to do with.
 * (`Date.parse` takes February 30.)
 */
export function isCalendarDate(text: string): boolean {
  if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
