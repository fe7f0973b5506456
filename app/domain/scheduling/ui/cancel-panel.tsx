import type { ReactNode } from "react";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { centsInWords } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { formatTime } from "#app/ui/time-format";
import type { ChangeView } from "../change-queries.server";
import { AppointmentSummary } from "./appointment-summary";

type CancelPanelProps = {
  change: ChangeView;
  /** "call" or "session". */
  what: string;
  keepTo: string;
  /** A therapist or the office cancels: nobody pays anything, whenever it is. */
  byPractice?: boolean;
  /** Another way out, such as asking the therapist. */
  ask?: ReactNode;
  /** What else is asked along with it. */
  children?: ReactNode;
};

/** One press cancels; inside the window the fee stands on the button. Undo follows for three minutes. */
export function CancelPanel({ change, what, keepTo, byPractice = false, ask, children }: CancelPanelProps) {
  const { appointment, zone, late, feeCents, coveredCents, freeUntil, windowHours } = change;
  const fee = centsInWords(feeCents);
  return (
    <div className="grid gap-6">
      <AppointmentSummary view={appointment} zone={zone} />
      {coveredCents > 0 ? (
        <Notice kind="info" title="Canceling now is free, this once.">
          It is less than {windowHours} hours before the start. A free late cancellation of this year covers
          the fee of {centsInWords(coveredCents)}. You can undo it for 3 minutes.
        </Notice>
      ) : late ? (
        <Notice kind="warning" title={`Canceling now costs ${fee}.`}>
          It was free until {formatTime(freeUntil, zone)}, {windowHours} hours before the start.
        </Notice>
      ) : (
        <p>
          {byPractice
            ? "No fee is asked for when you cancel."
            : appointment.agreedCents > 0
              ? `Canceling is free until ${formatTime(freeUntil, zone)}.`
              : "Canceling is free."}{" "}
          You can undo it for 3 minutes.
        </p>
      )}
      <PostForm className="grid gap-6">
        <input type="hidden" name="version" value={appointment.version} />
        <input type="hidden" name="feeCents" value={feeCents} />
        {children}
        <ButtonRow>
          <SubmitButton kind="danger" pendingLabel="Canceling…">
            {feeCents > 0 ? `Cancel and pay ${fee}` : `Cancel the ${what}`}
          </SubmitButton>
          <ButtonLink to={keepTo} kind="secondary">
            Keep it
          </ButtonLink>
          {ask}
        </ButtonRow>
      </PostForm>
    </div>
  );
}
