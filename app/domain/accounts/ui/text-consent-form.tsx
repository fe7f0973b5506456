import { Checkbox } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { checkboxProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { TextState } from "../text-consent";

type Props = { state: TextState; zone: string; lastResult: FormReply | undefined };

/** Texts: whether somebody has agreed to them, to what, and the way out. */
export function TextConsentForm({ state, zone, lastResult }: Props) {
  if (state.kind === "not-offered") return null;
  return (
    <section aria-labelledby="texts" className="grid gap-4">
      <h2 id="texts">Texts</h2>
      {state.kind === "no-phone" ? (
        <p>
          To get reminders by text, first <TextLink to="/profile">add your phone number</TextLink> to your
          profile.
        </p>
      ) : state.kind === "agreed" ? (
        <Agreed {...state} zone={zone} />
      ) : (
        <Agree {...state} zone={zone} lastResult={lastResult} />
      )}
    </section>
  );
}

function Agreed({ phone, since, zone }: { phone: string; since: string; zone: string }) {
  return (
    <PostForm className="grid gap-4">
      <p>
        We send reminders by text to {phone}. You agreed to it on{" "}
        <TimeText iso={since} zone={zone} mode="full" />.
      </p>
      <div>
        <SubmitButton name="intent" value="end-texts" kind="secondary">
          End texts
        </SubmitButton>
      </div>
    </PostForm>
  );
}

type AgreeProps = Extract<TextState, { kind: "open" }> & Omit<Props, "state">;

function Agree({ wording, version, stoppedAt, zone, lastResult }: AgreeProps) {
  const [form, fields] = formOf<{ agree: string }>({ id: "texts", lastResult });
  return (
    <PostForm id={form.id} className="grid gap-4">
      <ErrorSummary errors={summaryFrom(form)} />
      {stoppedAt ? (
        <Notice kind="info" title="You have stopped texts">
          That was on <TimeText iso={stoppedAt} zone={zone} mode="full" />. To get them again, also send START
          to the number that they came from.
        </Notice>
      ) : null}
      <input type="hidden" name="intent" value="agree-to-texts" />
      <input type="hidden" name="version" value={version} />
      <Checkbox {...checkboxProps(fields.agree)} label="Yes, send me reminders by text" hint={wording} />
      <div>
        <SubmitButton kind="secondary">Turn on texts</SubmitButton>
      </div>
    </PostForm>
  );
}
