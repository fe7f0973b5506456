import { stateNames, US_STATES } from "#app/domain/accounts/us-states";
import { ABROAD } from "./attestation";

const OUTSIDE = "Outside the United States";

/** Everything that somebody may answer who is asked where they are: not only where they may be treated. */
export const WHERE_CHOICES = [...US_STATES, { value: ABROAD, label: OUTSIDE }];

export const isWhere = (value: string): boolean => WHERE_CHOICES.some((one) => one.value === value);

/** "Virginia", or that it is none of the states. */
export const whereWords = (state: string): string =>
  state === ABROAD ? "outside the United States" : (stateNames([state])[0] ?? state);
