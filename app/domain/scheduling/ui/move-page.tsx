import { SelectField } from "#app/ui/field";
import { andInWords } from "#app/ui/in-words";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { formatTime } from "#app/ui/time-format";
import type { ChangeView } from "../change-queries.server";
import type { TakenTime } from "../slot-choice";
import type { SlotPickerView } from "../slot-picker-queries.server";
import { type Asked, ChooseTime } from "./choose-time";
import { NoTimes } from "./no-times";

/** The first time there is moves one session, also of a series. */
const submitOf = (names: string, isOfSeries: boolean) => {
  const label = names ? `Ask ${names} about this time` : "Move to this time";
  const alone = names ? `Ask ${names} to move only this session` : "Move only this session";
  return { label, first: isOfSeries ? alone : label, pending: names ? "Asking…" : "Moving…" };
};

type MovePageProps = {
  change: ChangeView;
  picker: SlotPickerView;
  asked: Asked;
  /** The appointment's own page; this one is its "/move". */
  here: string;
  /** How much of its series the move may mean. */
  scopes?: { value: string; label: string }[];
  /** What a time that is close at hand means. */
  notice?: string | null;
  taken?: TakenTime;
  errors?: string[];
};

/** Another time with the same therapist; the old one is kept until a new one is taken. */
export function MovePage({ change, picker, asked, here, scopes = [], notice, taken, errors }: MovePageProps) {
  const { appointment, practice, zone, asks } = change;
  const now = formatTime(appointment.startsAt, zone);
  const names = andInWords(asks);
  const until =
    asks.length > 0 ? `until ${names} ${asks.length > 1 ? "say" : "says"} yes` : "until you move it";
  return (
    <>
      <BackLink to={here}>Keep {now}</BackLink>
      <PageHeading
        lead={`Now ${now}, with ${appointment.therapist.chosenName}. You keep that time ${until}.`}
      >
        Choose a new time
      </PageHeading>
      {notice ? (
        <div className="mb-6">
          <Notice kind="warning">{notice}</Notice>
        </div>
      ) : null}
      {picker.day ? (
        <ChooseTime
          picker={picker}
          asked={asked}
          fields={{ version: String(appointment.version) }}
          submit={submitOf(names, scopes.length > 0)}
          therapists={[]}
          taken={taken}
          errors={errors}
          action={`${here}/move`}
        >
          {scopes.length > 0 ? (
            <SelectField name="scope" label="What moves?" defaultValue="this" options={scopes} />
          ) : null}
        </ChooseTime>
      ) : (
        <NoTimes days={14} contact={practice} moreTo={asked.more ? null : `${here}/move?more=1`} />
      )}
    </>
  );
}
