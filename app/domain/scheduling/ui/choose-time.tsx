import { CalendarCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { SelectField } from "#app/ui/field";
import { FieldError } from "#app/ui/field-parts";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { formatTime } from "#app/ui/time-format";
import { slotValue, type TakenTime } from "../slot-choice";
import type { SlotPickerView } from "../slot-picker-queries.server";
import { longDay } from "./day-label";
import { DayLinks, SlotChoices } from "./slot-picker";
import { TakenNotice } from "./taken-notice";
import { ZoneChoice, zoneName } from "./zone-choice";

/** Where the times begin, for the link of the error summary. */
const SLOT_ERROR = "slot-error";

export type Asked = { day?: string; with?: string; zone?: string; more?: string };

export type ChooseTimeProps = {
  picker: SlotPickerView;
  asked: Asked;
  /** Hidden fields that go along with the chosen time. */
  fields: Record<string, string>;
  submit: { label: string; first: string; pending: string };
  selected?: string;
  /** More than one: a choice of therapist with "Any therapist" first. */
  therapists: { value: string; label: string }[];
  /** More of the page's address that its links keep. */
  keep?: Record<string, string>;
  taken?: TakenTime;
  errors?: string[];
  /** The page itself: days and zones are links to it, the chosen time is posted to it. */
  action: string;
  /** What else is asked along with the time. */
  children?: ReactNode;
};

/** Choosing a time: every choice up to the last press lives in the page's address. */
export function ChooseTime(props: ChooseTimeProps) {
  const {
    picker,
    asked,
    fields,
    submit,
    selected,
    therapists,
    keep = {},
    taken,
    errors,
    action,
    children,
  } = props;
  const linkTo = ({ day = asked.day, more = asked.more }: Asked): string =>
    addressOf(action, { with: asked.with, zone: asked.zone, day, more, ...keep });
  const many = therapists.length > 1 && !asked.with;
  return (
    <div className="grid gap-8 lg:grid-cols-[18rem_1fr] lg:items-start lg:gap-12">
      <div className="grid gap-5 lg:sticky lg:top-6">
        {picker.first && !taken ? (
          <FirstAvailable {...props} many={many} action={postTo(linkTo({}))} />
        ) : null}
        {therapists.length > 1 ? (
          <TherapistChoice asked={asked} therapists={therapists} action={action} />
        ) : null}
        <div>
          <p>
            Times are in <strong>{zoneName(picker.zone)}</strong>.
          </p>
          <ZoneChoice
            zone={picker.zone}
            action={action}
            keep={{ day: asked.day, with: asked.with, more: asked.more, ...keep }}
          />
        </div>
      </div>
      <div className="grid gap-6">
        <ErrorSummary errors={(errors ?? []).map((message) => ({ id: SLOT_ERROR, message }))} />
        <DayLinks days={picker.days} current={picker.day} linkTo={(day) => linkTo({ day })} />
        <PostForm action={postTo(linkTo({}))} className="grid gap-6">
          <HiddenFields fields={fields} />
          {taken ? (
            <TakenNotice
              taken={taken}
              zone={picker.zone}
              showTherapist={many}
              allTimes="All other free times are below."
            />
          ) : null}
          <FieldError id={SLOT_ERROR} errors={errors} />
          {picker.day ? (
            <SlotChoices
              day={picker.day}
              parts={picker.parts}
              zone={picker.zone}
              selected={selected}
              showTherapist={many}
            />
          ) : null}
          {children}
          <div className="sticky bottom-[var(--tabs,0px)] -mx-4 border-t border-line bg-canvas px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:p-0">
            <SubmitButton wide pendingLabel={submit.pending}>
              {submit.label}
            </SubmitButton>
          </div>
        </PostForm>
        {asked.more ? null : (
          <p>
            These are the days until {longDay(picker.until)}.{" "}
            <TextLink to={linkTo({ more: "1" })} preventScrollReset>
              Show later days
            </TextLink>
          </p>
        )}
      </div>
    </div>
  );
}

/** Posts to the page as it is addressed, so that a refusal shows it as it was. An index route needs "index" for that. */
function postTo(address: string): string {
  const [path = "", query] = address.split("?");
  return path.endsWith("/move") ? address : `${path}?${query ? `index&${query}` : "index"}`;
}

function addressOf(action: string, asked: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const text = query.toString();
  return text ? `${action}?${text}` : action;
}

function HiddenFields({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** One press for whoever takes the first time there is. */
function FirstAvailable({ picker, fields, submit, action, many }: ChooseTimeProps & { many: boolean }) {
  if (!picker.first) return null;
  const { startsAt, therapist, therapistName } = picker.first;
  return (
    <PostForm action={action} className="card grid gap-3 bg-tint p-4">
      <HiddenFields fields={fields} />
      <input type="hidden" name="slot" value={slotValue(startsAt, therapist)} />
      <p className="flex items-start gap-3">
        <CalendarCheck aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-link" />
        <span>
          <span className="block text-sm text-ink-2">First available</span>
          <strong>{formatTime(startsAt, picker.zone)}</strong>
          {many ? <span className="block text-sm text-ink-2">with {therapistName}</span> : null}
        </span>
      </p>
      <SubmitButton kind="secondary" size="small" pendingLabel={submit.pending}>
        {submit.first}
      </SubmitButton>
    </PostForm>
  );
}

type TherapistChoiceProps = { asked: Asked; therapists: { value: string; label: string }[]; action: string };

function TherapistChoice({ asked, therapists, action }: TherapistChoiceProps) {
  return (
    <form method="get" action={action} className="flex flex-wrap items-end gap-3">
      {asked.zone ? <input type="hidden" name="zone" value={asked.zone} /> : null}
      {asked.more ? <input type="hidden" name="more" value={asked.more} /> : null}
      <div className="min-w-40 flex-1">
        <SelectField
          name="with"
          label="With"
          defaultValue={asked.with ?? ""}
          options={[{ value: "", label: "Any therapist" }, ...therapists]}
        />
      </div>
      <Button kind="secondary">Show</Button>
    </form>
  );
}
