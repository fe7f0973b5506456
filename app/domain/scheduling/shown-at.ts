/** A form that is older says nothing about who fills it in. */
const OLDEST_MS = 24 * 3_600_000;

/** When whoever sent a form saw it first, as it says itself; now where that cannot be. In milliseconds. */
export function firstShownAt(said: string, now: number): number {
  const age = now - Number(said);
  return age >= 0 && age < OLDEST_MS ? Number(said) : now;
}
