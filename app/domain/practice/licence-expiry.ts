import { addDays, DAY_MS } from "#app/domain/shared/time";

export type LicenceTerm = { id: string; state: string; validFrom: string; validUntil: string };

/** `days` from today to the last day, which is still covered; negative when over. */
export type LicenceWarning = { licenceId: string; state: string; lastDay: string; days: number };

/** People are told when so many days are left, the last one first. */
const THRESHOLDS = [7, 30, 90] as const;
const WARN_DAYS = 90;

/**
 * Licences that end within 90 days or have ended ("2026-11-24" is today), the most urgent first. One that another covers
 * from the next day on has not ended; a state that is not covered yet has nothing that could end.
 */
export function licenceWarnings(licences: readonly LicenceTerm[], today: string): LicenceWarning[] {
  const states = [...new Set(licences.map(({ state }) => state))];
  return states
    .flatMap((state) => {
      const end = endOfCover(
        licences.filter((one) => one.state === state),
        today,
      );
      if (!end) return [];
      const { id: licenceId, validUntil: lastDay } = end;
      return [{ licenceId, state, lastDay, days: daysBetween(today, lastDay) }];
    })
    .filter((warning) => warning.days <= WARN_DAYS)
    .sort((one, other) => one.days - other.days);
}

/** The licence with whose last day the cover of today ends, or with which the last cover ended. */
function endOfCover(licences: readonly LicenceTerm[], today: string): LicenceTerm | undefined {
  const begun = licences.filter(({ validFrom }) => validFrom <= today);
  let last = begun.reduce<LicenceTerm | undefined>(later, undefined);
  if (!last || last.validUntil < today) return last;
  for (let next = follower(licences, last); next; next = follower(licences, last)) last = next;
  return last;
}

/** A licence that goes on where another ends. */
const follower = (licences: readonly LicenceTerm[], { validUntil }: LicenceTerm): LicenceTerm | undefined =>
  licences.find((one) => one.validFrom <= addDays(validUntil, 1) && one.validUntil > validUntil);

const later = (one: LicenceTerm | undefined, other: LicenceTerm): LicenceTerm =>
  one && one.validUntil >= other.validUntil ? one : other;

/** Which of the warnings is due, the nearest one only; null while there is more time, and once it is over. */
export const dueThreshold = ({ days }: LicenceWarning): number | null =>
  days < 0 ? null : (THRESHOLDS.find((threshold) => days <= threshold) ?? null);

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
