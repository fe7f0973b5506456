import { Button } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary } from "#app/ui/error-summary";
import { SelectField, TextField } from "#app/ui/field";
import { FieldError } from "#app/ui/field-parts";
import type { FormReply } from "#app/ui/form-problems";
import { centsInWords } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { clockOf } from "#app/ui/week-layout";
import { ABSENT, type TakenTime } from "../slot-choice";
import type { SlotPickerView } from "../slot-picker-queries.server";
import type { TherapistService } from "../therapist-service-queries.server";
import type { WishedTime } from "../wished-time-queries.server";
import { GoneTime } from "./gone-time";
import { DayLinks, SlotChoices } from "./slot-picker";

type Option = { value: string; label: string };

type NewSessionFormProps = {
  asked: { chart?: string; service?: string; day?: string; at?: number; more?: string };
  zone: string;
  charts: Option[];
  chart: {
    chartId: string;
    members: { personId: string; chosenName: string; homeState: string | null }[];
  } | null;
  services: TherapistService[];
  service: TherapistService | null;
  picker: SlotPickerView | null;
  states: Option[];
  requestKey: string;
  selected?: string;
  /** What was pointed at in the calendar, where it cannot be had. */
  wished?: WishedTime | null;
  lastResult?: FormReply;
  taken?: TakenTime;
};

/** First who and what, as a GET form; then a free time and where everybody will be. */
export function NewSessionForm(props: NewSessionFormProps) {
  const { chart, service, picker } = props;
  return (
    <div className="grid gap-8">
      <WhoForm {...props} />
      {chart && service && picker ? (
        picker.day ? (
          <WhenForm {...props} chart={chart} service={service} picker={picker} day={picker.day} />
        ) : (
          <Notice kind="info" title="No free time">
            Your hours have no free time for this session in these days.
          </Notice>
        )
      ) : null}
    </div>
  );
}

function WhoForm({ asked, charts, services, service }: NewSessionFormProps) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      {asked.day ? <input type="hidden" name="day" value={asked.day} /> : null}
      {asked.at === undefined ? null : <input type="hidden" name="at" value={clockOf(asked.at)} />}
      <SelectField
        name="chart"
        label="For"
        defaultValue={asked.chart ?? ""}
        options={[{ value: "", label: "Choose a chart" }, ...charts]}
      />
      {services.length > 0 ? (
        <SelectField
          name="service"
          label="Session"
          defaultValue={service?.slug}
          options={services.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      ) : null}
      <Button kind="secondary">Show free times</Button>
    </form>
  );
}

type WhenFormProps = NewSessionFormProps & {
  chart: NonNullable<NewSessionFormProps["chart"]>;
  service: TherapistService;
  picker: SlotPickerView;
  day: string;
};

function WhenForm(props: WhenFormProps) {
  const { chart, service, picker, day, selected, states, requestKey, lastResult } = props;
  const errors = lastResult?.error?.["attending[0].state"] ?? lastResult?.error?.slot ?? undefined;
  const linkTo = (date: string) =>
    `/therapist/sessions/new?${new URLSearchParams({ chart: chart.chartId, service: service.slug, day: date })}`;
  return (
    <PostForm className="grid gap-6">
      <input type="hidden" name="requestKey" value={requestKey} />
      <input type="hidden" name="chartId" value={chart.chartId} />
      <input type="hidden" name="serviceSlug" value={service.slug} />
      <input type="hidden" name="agreedCents" value={service.cents} />
      <ErrorSummary errors={(errors ?? []).map((message) => ({ id: "new-session-error", message }))} />
      <DayLinks days={picker.days} current={day} linkTo={linkTo} />
      <GoneTime {...props} allTimes="All other free times are below." />
      <FieldError id="new-session-error" errors={errors} />
      <SlotChoices
        day={day}
        parts={picker.parts}
        zone={picker.zone}
        selected={selected}
        showTherapist={false}
      />
      {chart.members.map((member, index) => (
        <div key={member.personId}>
          <input type="hidden" name={`attending[${index}].personId`} value={member.personId} />
          <RadioGroup
            name={`attending[${index}].state`}
            id={`attending-${index}`}
            columns={3}
            label={`Where will ${member.chosenName} be?`}
            defaultValue={member.homeState ?? states[0]?.value}
            options={[...states, { value: ABSENT, label: "Will not come" }]}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          name="every"
          label="How often"
          defaultValue="once"
          options={[
            { value: "once", label: "Just once" },
            { value: "1", label: "Every week" },
            { value: "2", label: "Every 2 weeks" },
          ]}
        />
        <TextField
          name="times"
          label="How many"
          hint="Of a regular time; you see all dates before you book"
          inputMode="numeric"
          defaultValue="6"
        />
      </div>
      <SubmitButton pendingLabel="Booking…">Book for {centsInWords(service.cents)}</SubmitButton>
    </PostForm>
  );
}
