import type { Prisma } from "#app/platform/db/generated/client";

/** A share is its payer's own: every read of a client goes through this. */
export const ownShare = (personId: string) => ({ personId }) satisfies Prisma.InvoiceShareWhereInput;

export const SHARE_IN_LIST = {
  id: true,
  cents: true,
  entries: { select: { cents: true } },
  payments: { select: { state: true, method: true } },
  invoice: {
    select: {
      number: true,
      issuedOn: true,
      dueOn: true,
      lines: { select: { cents: true, description: true }, orderBy: { position: "asc" } },
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

/** Money is on its way: Stripe is working on it, or has been asked and has not answered yet. */
export const isInFlight = (payment: { state: string; method: string }): boolean =>
  payment.state === "processing" || (payment.state === "created" && payment.method === "saved_card");
