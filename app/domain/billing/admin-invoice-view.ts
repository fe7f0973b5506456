import type { TimelineEvent } from "./invoice-timeline";
import type { ShareStatus } from "./share-status";

export type AdminPayment = {
  paymentId: string;
  payer: string;
  cents: number;
  card: { brand: string; last4: string } | null;
  at: string;
  refundedCents: number;
  refundableCents: number;
};

export type AdminInvoice = {
  invoiceId: string;
  number: number;
  chartId: string;
  household: string;
  issuedOn: string;
  dueOn: string;
  status: ShareStatus;
  totalCents: number;
  owedCents: number;
  waivedCents: number;
  lines: { id: string; description: string; cents: number }[];
  session: { startsAt: string; service: string; therapist: string; status: string } | null;
  shares: {
    shareId: string;
    payer: string;
    cents: number;
    owedCents: number;
    creditCents: number;
    status: ShareStatus;
  }[];
  payments: AdminPayment[];
  timeline: TimelineEvent[];
  mayRefund: boolean;
};

export type RefundablePayment = AdminPayment & { invoiceId: string; number: number; household: string };
