import type { ShareStatus } from "./share-status";

export type SavedCard = { brand: string; last4: string };

export type ShareInList = {
  shareId: string;
  number: number;
  description: string;
  issuedOn: string;
  dueOn: string;
  invoiceCents: number;
  shareCents: number;
  owedCents: number;
  status: ShareStatus;
};

export type ClientBilling = {
  balanceCents: number;
  open: ShareInList[];
  settled: ShareInList[];
  card: SavedCard | null;
};

export type OwnPayment = {
  paymentId: string;
  cents: number;
  state: string;
  declineReason: string | null;
  card: SavedCard | null;
  at: string;
  receiptNumber: number | null;
  refunds: { cents: number; at: string }[];
};

export type ShareDetail = ShareInList & {
  lines: { id: string; description: string; cents: number }[];
  attended: string[];
  therapist: string | null;
  startsAt: string | null;
  /** What is not asked for any more, in cents. */
  waivedCents: number;
  /** Money held beyond what was owed, in cents. */
  creditCents: number;
  payments: OwnPayment[];
  /** Stripe's code of the last try when that was declined and nothing has been paid since. */
  declined: string | null;
  card: SavedCard | null;
};
