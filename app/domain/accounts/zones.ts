/** The zones of the United States by the names people use; the rest of the world follows by its own names. */
const FAMILIAR: [zone: string, label: string][] = [
  ["America/New_York", "Eastern Time"],
  ["America/Chicago", "Central Time"],
  ["America/Denver", "Mountain Time"],
  ["America/Phoenix", "Arizona"],
  ["America/Los_Angeles", "Pacific Time"],
  ["America/Anchorage", "Alaska"],
  ["Pacific/Honolulu", "Hawaii"],
];

export const DEFAULT_ZONE = "America/New_York";

/** Choices for a list of time zones. */
export function zoneChoices(): { value: string; label: string }[] {
  const known = new Set(FAMILIAR.map(([zone]) => zone));
  const others = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/") && !known.has(zone));
  return [
    ...FAMILIAR.map(([value, label]) => ({ value, label })),
    ...others.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ").replace("/", ": ") })),
  ];
}

export function isZone(value: string): boolean {
  if (!value.includes("/")) return false;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
