import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { centsInWords } from "#app/ui/money-text";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { AskLabel, AskNotice } from "./ask-label";
import { AttendingFields, type AttendingMember } from "./attending-fields";

type OfferFormProps = {
  cents: number;
  members: AttendingMember[];
  states: { value: string; label: string }[];
  /** Others who come are asked before it is taken. */
  asksFirst: boolean;
  lastResult?: FormReply;
};

/** Take the time that is held, at the price on the button, or leave it to whoever is next. */
export function OfferForm({ cents, members, states, asksFirst, lastResult }: OfferFormProps) {
  const [form] = formOf<{ attending: unknown }>({
    id: "offer",
    lastResult,
    defaultValue: { attending: members.map(({ state }) => ({ state })) },
  });
  return (
    <div className="grid gap-4">
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="group grid gap-6">
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="agreedCents" value={cents} />
        <AttendingFields form={form} members={members} states={states} />
        <AskNotice asksFirst={asksFirst} members={members} />
        <SubmitButton wide pendingLabel="One moment…">
          <AskLabel
            asksFirst={asksFirst}
            members={members}
            alone={`Take it and agree to ${centsInWords(cents)}`}
            ask={(names) => `Ask ${names} and agree to ${centsInWords(cents)}`}
          />
        </SubmitButton>
      </PostForm>
      <PostForm>
        <input type="hidden" name="intent" value="decline" />
        <SubmitButton kind="quiet" wide pendingLabel="One moment…">
          No, leave it to somebody else
        </SubmitButton>
      </PostForm>
    </div>
  );
}
