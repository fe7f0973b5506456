import type { Prisma } from "#app/platform/db/generated/client";

/** A share is its payer's own: every read of a client goes through this. */
export const ownShare = (personId: string) => ({ personId }) satisfies Prisma.InvoiceShareWhereInput;

/** What of a ledger entry says where a share stands. */
export const ENTRY_FACTS = {
  cents: true,
  kind: true,
  reason: true,
} satisfies Prisma.LedgerEntrySelect;

export const SHARE_IN_LIST = {
  id: true,
  cents: true,
  entries: { select: ENTRY_FACTS },
  payments: { select: { state: true, method: true } },
  invoice: {
    select: {
      number: true,
      issuedOn: true,
      dueOn: true,
      lines: { select: { cents: true, description: true }, orderBy: { position: "asc" } },
      appointment: { select: { startsAt: true } },
    },
  },
} satisfies Prisma.InvoiceShareSelect;

export const SHARE_IN_DETAIL = {
  ...SHARE_IN_LIST,
  payments: {
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      cents: true,
      state: true,
      method: true,
      declineReason: true,
      cardBrand: true,
      cardLast4: true,
      createdAt: true,
      settledAt: true,
      receiptNumber: true,
      refunds: {
        where: { state: { in: ["pending", "succeeded"] } },
        select: { cents: true, createdAt: true },
      },
    },
  },
  invoice: {
    select: {
      chartId: true,
      number: true,
      issuedOn: true,
      dueOn: true,
      lines: {
        select: { id: true, kind: true, cents: true, description: true },
        orderBy: { position: "asc" },
      },
      appointment: {
        select: {
          startsAt: true,
          therapist: { select: { credentials: true, person: { select: { chosenName: true } } } },
          members: {
            orderBy: { id: "asc" },
            select: { person: { select: { chosenName: true } } },
          },
        },
      },
    },
  },
} satisfies Prisma.InvoiceShareSelect;

export const sumOf = (rows: readonly { cents: number }[]): number =>
  rows.reduce((sum, row) => sum + row.cents, 0);

export type EntryFacts = { cents: number; kind: string; reason: string | null };

/** The reason of the entries that write off a waived fee. */
export const FEE_WAIVED = "fee_waived";

/** A fee was written off, and nobody had paid any of it. */
export const isWaived = (entries: readonly EntryFacts[]): boolean =>
  entries.some((entry) => entry.reason === FEE_WAIVED) && !entries.some((entry) => entry.kind === "payment");

/** What of a waived fee was written off, in cents. */
export const waivedCents = (entries: readonly EntryFacts[]): number =>
  -sumOf(entries.filter((entry) => entry.reason === FEE_WAIVED));

/** Money is on its way: Stripe is working on it, or has been asked and has not answered yet. */
export const isInFlight = (payment: { state: string; method: string }): boolean =>
  payment.state === "processing" || (payment.state === "created" && payment.method === "saved_card");
