import type { ReactNode } from "react";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { AppointmentView } from "../appointment-view";
import { type Confirmation, waitingWords } from "../confirmation";
import { howWords } from "./appointment-summary";
import { SessionStatus } from "./session-status";

type SessionCardProps = {
  view: AppointmentView;
  zone: string;
  confirmation?: Confirmation;
  to: string;
  headingLevel?: 2 | 3;
  children?: ReactNode;
};

/** One session at a glance: when, with whom, how, and whether it is confirmed. */
export function SessionCard({ view, zone, confirmation, to, headingLevel = 3, children }: SessionCardProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const waiting = view.status === "booked" && confirmation ? waitingWords(confirmation) : null;
  const together = view.attending.map((one) => one.chosenName).join(" and ");
  return (
    <article className="card grid gap-2 p-4 sm:p-5">
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
      {children}
    </article>
  );
}
