import { useEffect, useState } from "react";
import { REFUND_REASON_WORDS, REFUND_REASONS } from "#app/domain/billing/refund-reasons";
import { formatCents, parseCents } from "#app/domain/shared/money";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { TextArea, TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import type { FormFields } from "#app/ui/form-of";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export type RefundFields = { amount: string; reason: string; note: string; requestKey: string };

type RefundFormProps = {
  fields: FormFields<RefundFields>;
  card: string;
  leftCents: number;
  /** Where this form stands, for the links that fill in an amount. */
  path: string;
};

/** How much goes back, why, and a button that says both amount and card. */
export function RefundForm({ fields, card, leftCents, path }: RefundFormProps) {
  const amount = useTypedAmount(String(fields.amount.initialValue ?? ""));
  return (
    <PostForm action={path} className="grid gap-6">
      <input type="hidden" name="requestKey" value={String(fields.requestKey.initialValue ?? "")} />
      <div className="grid gap-3">
        <TextField
          {...fieldProps(fields.amount)}
          label="Amount"
          prefix="$"
          width="short"
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => amount.set(event.currentTarget.value)}
        />
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={path} kind="quiet" size="small" replace>
            All of it, {formatCents(leftCents)}
          </ButtonLink>
          <ButtonLink to={`${path}?part=half`} kind="quiet" size="small" replace>
            Half, {formatCents(Math.round(leftCents / 2))}
          </ButtonLink>
        </div>
      </div>
      <RadioGroup
        {...fieldProps(fields.reason)}
        label="Reason"
        options={REFUND_REASONS.map((reason) => ({ value: reason, label: REFUND_REASON_WORDS[reason] }))}
      />
      <TextArea
        {...fieldProps(fields.note)}
        label="Why"
        hint="For the office only. Nothing about health."
        rows={2}
        maxLength={500}
      />
      <Notice kind="warning">
        A refund cannot be undone. The bank shows it within 5 to 10 business days.
      </Notice>
      <ButtonRow>
        <SubmitButton kind="danger" pendingLabel="Refunding…">
          {amount.words ? `Refund ${amount.words} to ${card}` : `Refund the amount above to ${card}`}
        </SubmitButton>
      </ButtonRow>
    </PostForm>
  );
}

/** The typed amount in words once the browser follows it; null before that and while it is not an amount. */
function useTypedAmount(first: string) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => setText(first), [first]);
  const cents = text === null ? null : parseCents(text);
  return { words: cents ? formatCents(cents) : null, set: setText };
}
