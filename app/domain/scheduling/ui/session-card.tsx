import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { AppointmentView } from "../appointment-view";
import type { Confirmation } from "../confirmation";
import type { JoinTime } from "../join-queries.server";
import { howWords } from "./how-words";
import { JoinPart } from "./join-part";
import { SessionStatus } from "./session-status";

type SessionCardProps = {
  view: AppointmentView;
  zone: string;
  confirmation?: Confirmation;
  /** For who attends: when they can join it. */
  join?: JoinTime;
  to: string;
  headingLevel?: 2 | 3;
  children?: ReactNode;
};

/** One session at a glance: when, with whom, how, whether it is confirmed, and the way in once it is open. */
export function SessionCard(props: SessionCardProps) {
  const { view, zone, confirmation, join, to, headingLevel = 3, children } = props;
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const waiting = view.status === "booked" ? confirmation?.waiting : null;
  const together = view.attending.map((one) => one.chosenName).join(" and ");
  return (
    <article className={cx("card grid gap-2 p-4 sm:p-5", join?.window === "now" && "border-action bg-tint")}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Heading className="text-lg">
          <TextLink to={to}>
            <TimeText iso={view.startsAt} zone={zone} mode="full" />
          </TextLink>
        </Heading>
        <SessionStatus status={view.status} confirmation={confirmation} />
      </div>
      <p className="text-ink-2">
        {view.service.name} with {view.therapist.chosenName}
        {together ? `, for ${together}` : ""}. {howWords(view)}.
      </p>
      {waiting ? <p className="text-sm text-ink-2">{waiting}</p> : null}
      {join ? <JoinPart join={join} zone={zone} to={`${to}/join`} /> : null}
      {children}
    </article>
  );
}
