import { z } from "zod";
import { isCalendarDate } from "#app/domain/shared/calendar-date";
import { parseCents } from "#app/domain/shared/money";
import { EXPORT_DATASETS } from "./export-columns";
import { INVOICE_SORTS, INVOICE_TABS } from "./invoice-list";
import { REFUND_REASONS } from "./refund-reasons";

const id = z.uuid();
const calendarDate = z
  .string({ error: "Enter a date" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Enter a date")
  .refine(isCalendarDate, "Enter a date that exists");

export const shareParams = z.object({ shareId: id });
export const invoiceParams = z.object({ invoiceId: id });
export const householdParams = z.object({ chartId: id });
export const householdSearch = z.object({ q: z.string().trim().max(80).catch("").default("") });
export const refundParams = z.object({ invoiceId: id, paymentId: id });

export const paySchema = z.object({ with: z.enum(["saved-card", "checkout"]), requestKey: id });

export const checkoutReturnSearch = z.object({ payment: id });
export const receiptSearch = z.object({ payment: id.optional() });
export const cardReturnSearch = z.object({ setup: z.string().max(200).optional() });

const wholeNumber = z
  .string()
  .regex(/^-?\d{1,4}$/)
  .transform(Number);

/** Every part of an invoice list's address; what does not fit falls back to the usual view. */
export const invoiceSearch = z.object({
  tab: z.enum(INVOICE_TABS).catch("open"),
  q: z.string().trim().max(80).catch("").default(""),
  chart: id.nullable().catch(null).default(null),
  from: wholeNumber.nullable().catch(null).default(null),
  to: wholeNumber.nullable().catch(null).default(null),
  sort: z.enum(INVOICE_SORTS).catch("due"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
});

const NO_AMOUNT = "Enter an amount such as 82.50";

const typed = z.string().optional();

/** A refund as it is typed. What is wrong with it is said together with what only the payment's record knows. */
export const refundFields = z.object({ amount: typed, reason: typed, note: typed, requestKey: typed });

export const refundSchema = z.object({
  /** In cents. */
  amount: z
    .string({ error: NO_AMOUNT })
    .max(20, NO_AMOUNT)
    .transform((text) => parseCents(text) ?? 0)
    .refine((cents) => cents > 0, NO_AMOUNT),
  reason: z.enum(REFUND_REASONS, { error: "Choose a reason" }),
  note: z
    .string({ error: "Write one sentence on why" })
    .trim()
    .min(3, "Write one sentence on why")
    .max(500, "Write 500 characters at most"),
  requestKey: id,
});

const oneOrMany = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

export const exportSearch = z.object({
  dataset: z.enum(EXPORT_DATASETS),
  from: calendarDate,
  to: calendarDate,
  columns: oneOrMany.default([]),
});

export const exportSchema = z
  .strictObject({
    dataset: z.enum(EXPORT_DATASETS),
    from: calendarDate,
    to: calendarDate,
    columns: z.array(z.string().max(40)).max(20).default([]),
  })
  .refine((asked) => asked.from <= asked.to, { error: "The last day is before the first", path: ["to"] });

export const cardSchema = z.object({ intent: z.enum(["add", "remove"]), requestKey: id });

export const refundSearch = z.object({ part: z.enum(["half"]).optional().catch(undefined) });
