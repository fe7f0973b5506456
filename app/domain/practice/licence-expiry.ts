import { DAY_MS } from "#app/domain/shared/time";

export type LicenceTerm = { state: string; validFrom: string; validUntil: string };

export type LicenceWarning = { state: string; days: number };

const WARN_DAYS = 90;

/**
 * Licences that end within 90 days or have ended, counted in days from today ("2026-11-24"); negative when over. A
 * state that another licence covers for longer is left out.
 */
export function licenceWarnings(licences: readonly LicenceTerm[], today: string): LicenceWarning[] {
  const lastDays = new Map<string, string>();
  for (const { state, validUntil } of licences) {
    if (validUntil > (lastDays.get(state) ?? "")) lastDays.set(state, validUntil);
  }
  return [...lastDays]
    .map(([state, last]) => ({ state, days: daysBetween(today, last) }))
    .filter((warning) => warning.days <= WARN_DAYS)
    .sort((one, other) => one.days - other.days);
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
