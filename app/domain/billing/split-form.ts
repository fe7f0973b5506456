import { z } from "zod";
import { parseCents } from "#app/domain/shared/money";
import { SPLIT_KINDS } from "./split-kinds";
import type { SplitRule } from "./split-share";

const id = z.uuid();
const typed = z.string().trim().max(20, "Use at most 20 characters").default("");

const EXAMPLE = "Enter an amount such as 165.00";
const PERCENT = "Enter a whole number from 0 to 100";
const AMOUNT = "Enter an amount such as 40.00, or leave it empty";

const fields = z.strictObject({
  intent: z.enum(["preview", "save"]),
  kind: z.enum(SPLIT_KINDS, { error: "Choose how the invoices are split" }),
  payer: id.optional(),
  parts: z.array(z.strictObject({ personId: id, percent: typed, dollars: typed })).max(12),
  example: z
    .string({ error: EXAMPLE })
    .refine((text) => parseCents(text) !== null, EXAMPLE)
    .transform((text) => parseCents(text) ?? 0),
});

type Fields = z.infer<typeof fields>;
type Fault = { path: (string | number)[]; message: string };

/**
 * The form of a chart's split rule, read as the rule it means, null for no rule of its own. Only the fields of the
 * chosen kind count. `example` is in cents.
 */
export const splitFormSchema = fields.transform((form, context) => {
  const { intent, example } = form;
  if (form.kind === "even") return { intent, example, rule: null };
  const read = READERS[form.kind](form);
  if (!Array.isArray(read)) return { intent, example, rule: read };
  for (const fault of read) context.addIssue({ code: "custom", ...fault });
  return z.NEVER;
});

const READERS: Record<SplitRule["kind"], (form: Fields) => SplitRule | Fault[]> = {
  one_payer: readPayer,
  percentage: readPercentages,
  fixed: readAmounts,
};

function readPayer({ payer }: Fields): SplitRule | Fault[] {
  if (!payer) return [{ path: ["payer"], message: "Choose who pays" }];
  return { kind: "one_payer", parts: [{ personId: payer }] };
}

function readPercentages({ parts }: Fields): SplitRule | Fault[] {
  const faults = parts.flatMap((part, index) =>
    /^\d{1,3}%?$/.test(part.percent) && Number.parseInt(part.percent, 10) <= 100
      ? []
      : [{ path: ["parts", index, "percent"], message: PERCENT }],
  );
  if (faults.length > 0) return faults;
  const read = parts.map(({ personId, percent }) => ({ personId, percent: Number.parseInt(percent, 10) }));
  const sum = read.reduce((total, part) => total + part.percent, 0);
  if (sum === 100) return { kind: "percentage", parts: read };
  return [{ path: ["parts", 0, "percent"], message: `The parts add up to ${sum}%. Make them 100%` }];
}

function readAmounts({ parts }: Fields): SplitRule | Fault[] {
  const read = parts.map(({ personId, dollars }) => ({
    personId,
    cents: dollars === "" ? null : parseCents(dollars),
    isWrong: dollars !== "" && parseCents(dollars) === null,
  }));
  const faults = read.flatMap(({ isWrong }, index) =>
    isWrong ? [{ path: ["parts", index, "dollars"], message: AMOUNT }] : [],
  );
  if (faults.length > 0) return faults;
  if (read.filter(({ cents }) => cents === null).length !== 1)
    return [{ path: ["parts", 0, "dollars"], message: "Leave exactly one empty: they pay the rest" }];
  return { kind: "fixed", parts: read.map(({ personId, cents }) => ({ personId, cents })) };
}
