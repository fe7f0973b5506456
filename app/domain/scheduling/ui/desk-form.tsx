import { Button } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary } from "#app/ui/error-summary";
import { SelectField } from "#app/ui/field";
import { FieldError } from "#app/ui/field-parts";
import type { FormReply } from "#app/ui/form-problems";
import { centsInWords } from "#app/ui/money-text";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { clockOf } from "#app/ui/week-layout";
import type { DeskHousehold } from "../desk-queries.server";
import { ABSENT, type TakenTime } from "../slot-choice";
import type { SlotPickerView } from "../slot-picker-queries.server";
import type { TherapistService } from "../therapist-service-queries.server";
import type { WishedTime } from "../wished-time-queries.server";
import { GoneTime } from "./gone-time";
import { OTHER_TIME_HINT, OtherTimeFields } from "./other-time-fields";
import { DayLinks, SlotChoices } from "./slot-picker";

export type DeskFormProps = {
  asked: { chart?: string; with?: string; service?: string; day?: string; at?: number; more?: string };
  zone: string;
  households: { value: string; label: string }[];
  household: DeskHousehold | null;
  therapist: DeskHousehold["therapists"][number] | null;
  services: TherapistService[];
  service: TherapistService | null;
  picker: SlotPickerView | null;
  wished: WishedTime | null;
  states: { value: string; label: string }[];
  requestKey: string;
  lastResult?: FormReply;
  taken?: TakenTime;
};

/** For whom, with whom and what, as a GET form; then a free time or any other, and where everybody will be. */
export function DeskForm(props: DeskFormProps) {
  const { household, therapist, service, picker } = props;
  return (
    <div className="grid gap-8">
      <WhoForm {...props} />
      {household && therapist && service && picker ? (
        <WhenForm {...props} {...{ household, therapist, service, picker }} />
      ) : null}
    </div>
  );
}

function WhoForm({ asked, households, household, therapist, services, service }: DeskFormProps) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      {asked.day ? <input type="hidden" name="day" value={asked.day} /> : null}
      {asked.at === undefined ? null : <input type="hidden" name="at" value={clockOf(asked.at)} />}
      <SelectField
        name="chart"
        label="Household"
        defaultValue={household?.chartId ?? ""}
        options={[{ value: "", label: "Choose a household" }, ...households]}
      />
      {household ? (
        <SelectField
          key={household.chartId}
          name="with"
          label="With"
          defaultValue={therapist?.slug}
          options={household.therapists.map(({ slug, chosenName }) => ({ value: slug, label: chosenName }))}
        />
      ) : asked.with ? (
        <input type="hidden" name="with" value={asked.with} />
      ) : null}
      {services.length > 0 ? (
        <SelectField
          name="service"
          label="Session"
          defaultValue={service?.slug}
          options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      ) : null}
      <Button kind="secondary">Show times</Button>
    </form>
  );
}

type WhenFormProps = DeskFormProps & {
  household: DeskHousehold;
  therapist: DeskHousehold["therapists"][number];
  service: TherapistService;
  picker: SlotPickerView;
};

const FIELDS = ["slot", "onDate", "atTime", "attending[0].state"];

function WhenForm(props: WhenFormProps) {
  const { household, therapist, service, picker, states, requestKey, lastResult } = props;
  const problems = FIELDS.flatMap((name) =>
    (lastResult?.error?.[name] ?? []).map((message) => ({ id: idOf(name), message })),
  );
  return (
    <PostForm className="grid gap-6">
      <input type="hidden" name="requestKey" value={requestKey} />
      <input type="hidden" name="chartId" value={household.chartId} />
      <input type="hidden" name="serviceSlug" value={service.slug} />
      <input type="hidden" name="therapist" value={therapist.slug} />
      <input type="hidden" name="agreedCents" value={service.cents} />
      <ErrorSummary errors={problems} />
      <Times {...props} />
      {household.members.map((member, index) => (
        <div key={member.personId}>
          <input type="hidden" name={`attending[${index}].personId`} value={member.personId} />
          <RadioGroup
            name={`attending[${index}].state`}
            id={`attending-${index}`}
            columns={3}
            label={`Where will ${member.chosenName} be?`}
            defaultValue={stateOf(lastResult, index) ?? homeOf(member.homeState, states)}
            errors={index === 0 ? (lastResult?.error?.["attending[0].state"] ?? undefined) : undefined}
            options={[...states, { value: ABSENT, label: "Will not come" }]}
          />
        </div>
      ))}
      <SubmitButton pendingLabel="Booking…">Book for {centsInWords(service.cents)}</SubmitButton>
      {picker.day ? null : <p className="text-ink-2">There is no free time in these days.</p>}
    </PostForm>
  );
}

const idOf = (name: string): string => {
  if (name === "slot") return "slot-error";
  return name.startsWith("attending") ? "attending-0" : name;
};

const homeOf = (home: string | null, states: DeskFormProps["states"]): string | undefined =>
  states.find((one) => one.value === home)?.value ?? states[0]?.value;

function stateOf(lastResult: FormReply | undefined, index: number): string | undefined {
  const list = lastResult?.initialValue?.attending;
  const one: unknown = Array.isArray(list) ? list[index] : undefined;
  return typeof one === "object" && one !== null && "state" in one ? String(one.state) : undefined;
}

/** The free times of a day, and under them any other one. */
function Times(props: WhenFormProps) {
  const { asked, household, therapist, service, picker, zone, wished, lastResult } = props;
  const { chartId: chart } = household;
  const linkTo = (day: string) =>
    `/admin/sessions/new?${new URLSearchParams({ chart, with: therapist.slug, service: service.slug, day })}`;
  const typed = lastResult?.initialValue?.slot;
  const chosen = typeof typed === "string" ? typed : (wished?.value ?? (wished ? "other" : undefined));
  return (
    <>
      {picker.day ? <DayLinks days={picker.days} current={picker.day} linkTo={linkTo} /> : null}
      <GoneTime {...props} zone={zone} allTimes="You can also choose another time below." />
      <FieldError id="slot-error" errors={lastResult?.error?.slot ?? undefined} />
      {picker.day ? (
        <SlotChoices
          day={picker.day}
          parts={picker.parts}
          zone={picker.zone}
          selected={chosen}
          showTherapist={false}
        />
      ) : null}
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">Another time</legend>
        <label className="pick-row">
          <input
            type="radio"
            name="slot"
            value="other"
            required
            defaultChecked={chosen === "other" || !picker.day}
            className="pick"
          />
          <span className="grid min-w-0 flex-1">
            <span className="font-medium">The date and time below</span>
            <span className="text-sm text-ink-3">{OTHER_TIME_HINT}</span>
          </span>
        </label>
        <OtherTimeFields
          lastResult={lastResult}
          onDate={asked.day}
          atTime={asked.at === undefined ? undefined : clockOf(asked.at)}
        />
      </fieldset>
    </>
  );
}
