import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { SelectField, TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { WhereaboutsView } from "../whereabouts-queries.server";

type FormProps = { view: WhereaboutsView; lastResult?: FormReply };

/** A page has three of these: each shows its own problems only, and begins anew once another one was sent. */
const answerTo = (intent: string, lastResult: FormReply | undefined): FormReply | undefined =>
  lastResult?.initialValue?.intent === intent ? lastResult : undefined;

const WHO_HINT = "The care team reads this. Keep health out of it.";

const peopleOf = (view: WhereaboutsView) =>
  view.everybody.map(({ personId, chosenName }) => ({ value: personId ?? "lead", label: chosenName }));

type Told = { who: string; state: string; setting: string; address: string; phone: string; reason: string };

/** What somebody told the therapist, by phone for instance, instead of saying it here. */
export function ToldForm({ view, lastResult }: FormProps) {
  const answer = answerTo("told", lastResult);
  const people = peopleOf(view);
  const only = people.length === 1 ? people[0]?.value : undefined;
  const [form, fields] = formOf<Told>({ id: "told", lastResult: answer, defaultValue: { who: only } });
  return (
    <section aria-labelledby="told-heading" className="card grid gap-5 p-5">
      <h2 id="told-heading">Write down where somebody is</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-5">
        <input type="hidden" name="intent" value="told" />
        <RadioGroup {...fieldProps(fields.who)} label="Who?" columns={2} options={people} />
        <SelectField
          {...fieldProps(fields.state)}
          label="State they are in"
          options={view.choices}
          placeholder="Choose"
          width="medium"
        />
        <RadioGroup
          {...fieldProps(fields.setting)}
          label="Are they at home?"
          columns={2}
          options={[
            { value: "home", label: "At home" },
            { value: "elsewhere", label: "Somewhere else" },
          ]}
        />
        <TextField {...fieldProps(fields.address)} label="Address for emergencies" optional />
        <TextField {...fieldProps(fields.phone)} label="Phone" type="tel" width="medium" optional />
        <TextField {...fieldProps(fields.reason)} label="How do you know?" hint={WHO_HINT} />
        <SubmitButton pendingLabel="Saving…">Write it down</SubmitButton>
      </PostForm>
    </section>
  );
}

/** Opens the video for the others when somebody has said nothing and does not come. */
export function NotComingForm({ view, lastResult }: FormProps) {
  const answer = answerTo("not-coming", lastResult);
  const [form, fields] = formOf<{ who: string; reason: string }>({ id: "not-coming", lastResult: answer });
  if (view.everybody.length < 2) return null;
  return (
    <section aria-labelledby="not-coming-heading" className="card grid gap-5 p-5">
      <div>
        <h2 id="not-coming-heading">Go on without somebody</h2>
        <p className="mt-1 text-ink-2">
          The video opens for the others. It closes again if that person says where they are, and you may not
          treat them there.
        </p>
      </div>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-5">
        <input type="hidden" name="intent" value="not-coming" />
        <RadioGroup {...fieldProps(fields.who)} label="Without whom?" columns={2} options={peopleOf(view)} />
        <TextField {...fieldProps(fields.reason)} label="Why?" hint={WHO_HINT} />
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Go on without them
        </SubmitButton>
      </PostForm>
    </section>
  );
}

/** Where this one session takes place. */
export function VideoForm({ view, lastResult }: FormProps) {
  const answer = answerTo("video", lastResult);
  const [form, fields] = formOf<{ videoUrl: string }>({
    id: "video",
    lastResult: answer,
    defaultValue: { videoUrl: view.video.own },
  });
  return (
    <section aria-labelledby="video-heading" className="card grid gap-5 p-5">
      <h2 id="video-heading">Video address of this session</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-5">
        <input type="hidden" name="intent" value="video" />
        <TextField
          {...fieldProps(fields.videoUrl)}
          label="Address"
          hint="Begins with https://. Empty: your own room. Nobody sees it before the link opens."
        />
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Save the address
        </SubmitButton>
      </PostForm>
    </section>
  );
}
