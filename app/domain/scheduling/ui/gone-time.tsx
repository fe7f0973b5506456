import type { ReactNode } from "react";
import { formatTime } from "#app/ui/time-format";
import type { TakenTime } from "../slot-choice";
import type { WishedTime } from "../wished-time-queries.server";
import { NearestTimes, TakenNotice } from "./taken-notice";

type Props = { taken?: TakenTime; wished?: WishedTime | null; zone: string; allTimes: ReactNode };

/** A time that cannot be had, and those close to it: somebody was quicker, or it was pointed at and breaks a rule. */
export function GoneTime({ taken, wished, zone, allTimes }: Props) {
  if (taken) return <TakenNotice taken={taken} zone={zone} showTherapist={false} allTimes={allTimes} />;
  if (!wished?.why) return null;
  const { startsAt, nearest } = wished;
  const why = `Not ${formatTime(startsAt, zone)}: ${wished.why}${nearest.length > 0 ? " These are close:" : ""}`;
  return (
    <NearestTimes taken={{ startsAt, nearest, why }} zone={zone} showTherapist={false} allTimes={allTimes} />
  );
}
