import { made } from "./made";
import type { NewCouple } from "./make-couple";

export type { NewCouple };

/** Two people of this test's own, Alex and Blake, on a chart with Amara; their password is the demo's. */
export const newCouple = (): Promise<NewCouple> => made("couple", {});

/** The same with a therapist of the test's own, or with the one of that slug: nobody else changes that calendar. */
export const newCoupleOf = (therapist = "own"): Promise<NewCouple> => made("couple", { of: therapist });

/** Alex, on a couple's chart that waits for a partner, and Blake, who has an account and is on no chart. */
export const newCoupleApart = (): Promise<NewCouple> => made("couple", { apart: true });
