import { made } from "./made";
import type { Joining, Lapse } from "./make-joining";

export type { Joining, Lapse };

/** A session of this test's own that begins in minutes, with Alex and Blake, and a visitor's call. */
export const newJoining = (): Promise<Joining> => made("joining", {});

/** A therapist of this test's own without a licence for what is booked. */
export const newLapse = (): Promise<Lapse> => made("lapse", {});
