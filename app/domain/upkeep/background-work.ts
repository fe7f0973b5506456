/** Work of one kind that has not ended. Moments are ISO 8601. */
export type WaitingWork = {
  job: string;
  /** Could begin now. */
  due: number;
  /** Waits for its moment. */
  later: number;
  /** Failed before and will be tried again. */
  retrying: number;
  running: number;
  nextAt: string | null;
};

/** Work that was given up after its last try. */
export type GivenUpWork = {
  id: string;
  job: string;
  at: string;
  tries: number;
  failure: { error: string; code?: string };
};

/** A mail or text that could not be sent; whom it was to and what it says are not told. */
export type UnsentMail = {
  id: string;
  channel: "mail" | "text";
  template: string;
  at: string;
  tries: number;
  code: string;
};

export type BackgroundWork = {
  waiting: WaitingWork[];
  givenUp: GivenUpWork[];
  /** Older ones that `givenUp` leaves out. */
  olderGivenUp: number;
  aside: GivenUpWork[];
  unsent: UnsentMail[];
  /** Since when something waits that could have begun long ago: nobody works. Null when all is well. */
  standstillSince: string | null;
};

const LATE_MS = 2 * 60_000;

/** A worker looks twice a second; what is due and has not begun for two minutes means that none is there, or none can. */
export function standstillSince(waiting: readonly WaitingWork[], now: Date): string | null {
  const late = waiting
    .flatMap(({ nextAt }) => nextAt ?? [])
    .filter((at) => now.getTime() - Date.parse(at) > LATE_MS);
  return late.sort()[0] ?? null;
}
