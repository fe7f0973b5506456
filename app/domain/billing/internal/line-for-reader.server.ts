import { formatMoment } from "#app/domain/shared/time";
import { readerTime } from "#app/ui/time-format";

/** Whose clock a line was written by, and whose reads it. */
export type Clocks = { practice: string; reader: string };

/**
 * What a line of an invoice says, which is written once by the practice's clock, for a reader who may live by another:
 * "50-minute session, Tue, Nov 24, 5:30 PM ET (2:30 PM your time)".
 */
export function lineForReader(description: string, startsAt: Date | undefined, clocks: Clocks): string {
  if (!startsAt || !description.endsWith(formatMoment(startsAt, clocks.practice))) return description;
  const own = readerTime(startsAt.toISOString(), clocks.practice, clocks.reader);
  return own ? `${description} (${own} your time)` : description;
}
