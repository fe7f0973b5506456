import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { type FormFields, formOf } from "#app/ui/form-of";
import { type FormReply, typedAt } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { firstShownAt } from "../shown-at";
import { ELSEWHERE, type TakenTime } from "../slot-choice";
import { TakenNotice } from "./taken-notice";

type ConsultDetailsFormProps = {
  slot: string;
  requestKey: string;
  shownAt: number;
  zone: string;
  shortName: string;
  states: { value: string; label: string }[];
  lastResult?: FormReply;
  taken?: TakenTime;
};

type Fields = Record<
  "name" | "email" | "state" | "contactBy" | "phone" | "pronouns" | "partnerName" | "note" | "calendarTitle",
  string
>;

/** Five answers are needed; the rest is there for whoever wants to say it. */
export function ConsultDetailsForm(props: ConsultDetailsFormProps) {
  const { slot, requestKey, shownAt, zone, states, lastResult, taken } = props;
  const [form, fields] = formOf<Fields>({ id: "details", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-6">
        {taken ? (
          <TakenNotice
            taken={taken}
            zone={zone}
            showTherapist
            allTimes={<TextLink to="/consult">See all free times</TextLink>}
          />
        ) : (
          <input type="hidden" name="slot" value={slot} />
        )}
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="shownAt" value={firstShownAt(typedAt(lastResult, "shownAt"), shownAt)} />
        <div className="sr-only" aria-hidden="true">
          <label htmlFor="website">Leave this empty</label>
          <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
        </div>
        <TextField
          {...fieldProps(fields.name)}
          label="Your name"
          hint="The name you want us to call you"
          autoComplete="name"
        />
        <TextField
          {...fieldProps(fields.email)}
          label="E-mail address"
          hint={`The subject will be "Appointment with ${props.shortName}"`}
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
        <RadioGroup
          {...fieldProps(fields.state)}
          label="Which state will you be in?"
          hint="Our therapists can treat people who are in these states"
          options={[...states, { value: ELSEWHERE, label: "Somewhere else" }]}
        />
        <RadioGroup
          {...fieldProps(fields.contactBy)}
          defaultValue={
            typeof fields.contactBy.initialValue === "string" ? fields.contactBy.initialValue : "video"
          }
          label="How should we talk?"
          columns={2}
          options={[
            { value: "video", label: "By video", hint: "We send you the link" },
            { value: "phone", label: "By phone", hint: "We call you" },
          ]}
        />
        <TextField
          {...fieldProps(fields.phone)}
          label="Phone number"
          hint="Needed for a call by phone"
          type="tel"
          autoComplete="tel"
          width="medium"
        />
        <MoreDetails fields={fields} shortName={props.shortName} />
        <SubmitButton wide pendingLabel="Booking…">
          Book my free call
        </SubmitButton>
        <p className="text-sm text-ink-3">
          You can change or cancel at any time. Read{" "}
          <TextLink to="/privacy">how we keep what you tell us private</TextLink>.
        </p>
      </PostForm>
    </>
  );
}

type MoreProps = { fields: FormFields<Fields>; shortName: string };

function MoreDetails({ fields, shortName }: MoreProps) {
  return (
    <details className="card p-4 sm:p-5">
      <summary className="flex min-h-11 items-center font-semibold text-link underline underline-offset-4">
        Anything else? (optional)
      </summary>
      <div className="mt-4 grid gap-6">
        <TextField {...fieldProps(fields.pronouns)} label="Your pronouns" optional width="medium" />
        <TextField
          {...fieldProps(fields.partnerName)}
          label="Your partner's first name"
          optional
          width="medium"
        />
        <TextArea
          {...fieldProps(fields.note)}
          label="Anything we should know"
          hint="Only your therapist reads this"
          optional
          maxLength={1000}
        />
        <RadioGroup
          {...fieldProps(fields.calendarTitle)}
          defaultValue={
            typeof fields.calendarTitle.initialValue === "string"
              ? fields.calendarTitle.initialValue
              : "discreet"
          }
          label="What your calendar entry says"
          options={[
            { value: "discreet", label: `Appointment with ${shortName}` },
            { value: "full", label: "What the call is, in full" },
          ]}
        />
      </div>
    </details>
  );
}
