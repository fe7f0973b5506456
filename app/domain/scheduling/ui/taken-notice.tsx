import type { ReactNode } from "react";
import { Notice } from "#app/ui/notice";
import { formatTime } from "#app/ui/time-format";
import { useFocusOnAnswer } from "#app/ui/use-focus-on-answer";
import { slotValue, type TakenTime } from "../slot-choice";

/** The refusal in what an action answered, if that is what it answered. */
export const takenIn = (result: unknown): TakenTime | undefined =>
  typeof result === "object" && result !== null && "taken" in result
    ? (result.taken as TakenTime)
    : undefined;

type TakenNoticeProps = {
  taken: TakenTime;
  zone: string;
  showTherapist: boolean;
  /** Where all times are. */
  allTimes: ReactNode;
};

/** Somebody was quicker: the three nearest times, ready to be chosen in the same form, which starts again here. */
export function TakenNotice(props: TakenNoticeProps) {
  const start = useFocusOnAnswer(1);
  return (
    <div {...start} role="alert" className="rounded-md">
      <NearestTimes {...props} />
    </div>
  );
}

/** The same words and times without taking the focus, for a page that is opened with a time. */
export function NearestTimes({ taken, zone, showTherapist, allTimes }: TakenNoticeProps) {
  const { startsAt, nearest, why } = taken;
  const gone = formatTime(startsAt, zone);
  if (nearest.length === 0) {
    return (
      <Notice kind="warning" title={why ?? `${gone} is no longer free.`}>
        {allTimes}
      </Notice>
    );
  }
  return (
    <Notice kind="warning" title={why ?? `Someone just took ${gone}. These are close:`}>
      <fieldset className="grid gap-2">
        <legend className="sr-only">Times close to {gone}</legend>
        {nearest.map((one) => {
          const value = slotValue(one.startsAt, one.therapist);
          return (
            <label key={value} className="pick-row bg-surface text-ink">
              <input type="radio" name="slot" value={value} required className="pick" />
              <span className="min-w-0 flex-1 font-medium">{formatTime(one.startsAt, zone)}</span>
              {showTherapist ? <span className="text-sm text-ink-2">with {one.therapistName}</span> : null}
            </label>
          );
        })}
      </fieldset>
      <p className="mt-2">{allTimes}</p>
    </Notice>
  );
}
