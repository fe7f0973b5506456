export type ShareStatus = "due" | "past-due" | "processing" | "paid" | "waived";

export const SHARE_STATUS_WORDS: Record<ShareStatus, string> = {
  due: "Open",
  "past-due": "Past due",
  processing: "Processing",
  paid: "Paid",
  waived: "Waived",
};

/** Where a share or an invoice stands. `dueOn` is a calendar date ("2026-11-24"). */
export type Standing = {
  /** What is still owed. */
  owedCents: number;
  /** Money is on its way. */
  inFlight: boolean;
  /** Nobody paid anything, because the fee was waived. */
  isWaived: boolean;
  dueOn: string;
};

/** One word for a share or an invoice; `today` is a calendar date where the practice is. */
export function shareStatus({ owedCents, inFlight, isWaived, dueOn }: Standing, today: string): ShareStatus {
  if (owedCents <= 0) return isWaived ? "waived" : "paid";
  if (inFlight) return "processing";
  return dueOn < today ? "past-due" : "due";
}

/** Nothing is to be done about it any more. */
export const isSettled = (status: ShareStatus): boolean => status === "paid" || status === "waived";
