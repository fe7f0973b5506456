import { formatCents } from "#app/domain/shared/money";
import { cardWords } from "./card-words";

export type Receipt = {
  receiptNumber: number;
  invoiceNumber: number;
  payer: string;
  /** "November 24, 2026". */
  paidOn: string;
  cents: number;
  card: { brand: string; last4: string } | null;
  refunds: { cents: number; on: string }[];
  practice: {
    name: string;
    addressLine: string;
    city: string;
    state: string;
    postalCode: string;
    phone: string;
    email: string;
    ein: string | null;
  };
};

export type ReceiptLine =
  | { kind: "title" | "heading"; text: string }
  | { kind: "paragraph"; text: string; quiet?: boolean }
  | { kind: "row"; label: string; value: string; strong?: boolean }
  | { kind: "rule" };

/**
 * What a receipt says, in order. It names the payer and their own payment only: no other person, no service, no date of
 * service. What was bought is "Professional services", the wording card statements carry.
 */
export function receiptLines(receipt: Receipt): ReceiptLine[] {
  const { practice } = receipt;
  const kept = receipt.cents - receipt.refunds.reduce((sum, refund) => sum + refund.cents, 0);
  const refunds = receipt.refunds.map(
    (refund): ReceiptLine => ({
      kind: "row",
      label: `Refunded ${refund.on}`,
      value: formatCents(-refund.cents),
    }),
  );
  const net: ReceiptLine[] =
    receipt.refunds.length > 0
      ? [...refunds, { kind: "row", label: "Paid after refunds", value: formatCents(kept), strong: true }]
      : [];
  const ein = practice.ein ? ` · EIN ${practice.ein}` : "";
  return [
    { kind: "title", text: `Receipt ${receipt.receiptNumber}` },
    { kind: "paragraph", text: practice.name },
    {
      kind: "paragraph",
      quiet: true,
      text: `${practice.addressLine}, ${practice.city}, ${practice.state} ${practice.postalCode}`,
    },
    { kind: "paragraph", quiet: true, text: `${practice.phone} · ${practice.email}${ein}` },
    { kind: "rule" },
    { kind: "row", label: "Received from", value: receipt.payer },
    { kind: "row", label: "Date paid", value: receipt.paidOn },
    { kind: "row", label: "Statement", value: String(receipt.invoiceNumber) },
    ...(receipt.card ? [{ kind: "row" as const, label: "Paid with", value: cardWords(receipt.card) }] : []),
    { kind: "rule" },
    { kind: "row", label: "Professional services", value: formatCents(receipt.cents) },
    { kind: "row", label: "Amount paid", value: formatCents(receipt.cents), strong: true },
    ...net,
    { kind: "rule" },
    { kind: "heading", text: "HSA and FSA" },
    {
      kind: "paragraph",
      text: "Keep this receipt for your records. Whether a health savings or flexible spending account covers it is decided by your plan, which may ask for more detail. Write to us and we will help.",
    },
  ];
}
