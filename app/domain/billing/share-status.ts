export type ShareStatus = "due" | "past-due" | "processing" | "paid";

export const SHARE_STATUS_WORDS: Record<ShareStatus, string> = {
  due: "Open",
  "past-due": "Past due",
  processing: "Processing",
  paid: "Paid",
};

/** One word for a share or an invoice. `dueOn` and `today` are calendar dates ("2026-11-24"); cents are what is still owed. */
export function shareStatus(owedCents: number, inFlight: boolean, dueOn: string, today: string): ShareStatus {
  if (owedCents <= 0) return "paid";
  if (inFlight) return "processing";
  return dueOn < today ? "past-due" : "due";
}
