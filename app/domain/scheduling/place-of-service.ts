import type { AppointmentPlace } from "./appointment-view";
import type { Setting } from "./attestation";

/** CMS place of service codes: 10 telehealth at the client's home, 02 telehealth elsewhere, 11 office. */
export type PlaceOfService = "10" | "02" | "11";

const CODES = { home: "10", elsewhere: "02" } as const;

type Where = { personId: string | null; setting: Setting | null; isIdentifiedPatient: boolean };

/**
 * Where a service was given, for claims and superbills, which name one identified patient: their answer decides. Where
 * nobody is named, all answers have to agree. Null as long as it is not known; it is never guessed.
 */
export function placeOfService(place: AppointmentPlace, everybody: readonly Where[]): PlaceOfService | null {
  if (place === "office") return "11";
  const patient = everybody.find((one) => one.isIdentifiedPatient);
  if (patient) return patient.setting && CODES[patient.setting];
  const answers = new Set(everybody.map((one) => one.setting));
  const [only] = answers;
  return answers.size === 1 && only ? CODES[only] : null;
}

const WORDS: Record<PlaceOfService, string> = {
  "10": "10, telehealth at the client’s home",
  "02": "02, telehealth elsewhere",
  "11": "11, office",
};

export const placeOfServiceWords = (code: PlaceOfService | null): string =>
  code ? WORDS[code] : "Not known yet";
