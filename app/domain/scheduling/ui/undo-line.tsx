import { formatTime } from "#app/ui/time-format";
import { UndoBar } from "#app/ui/undo-bar";
import { statusWord } from "../appointment-status";
import type { ChangeView } from "../change-queries.server";

type UndoLineProps = {
  change: ChangeView;
  /** "call" or "session". */
  what: string;
  /** "The" for who does not attend it. */
  whose?: "Your" | "The";
  action?: string;
};

/** What just happened, and the button that takes it back while it can be. */
export function UndoLine({ change, what, whose = "Your", action }: UndoLineProps) {
  if (!change.undo || !change.appointment.undoUntil) return null;
  const { zone } = change;
  const { version, chart } = change.appointment;
  const waits =
    change.undo !== "outcome" ? " Mails wait until then." : chart ? " Billing waits until then." : "";
  const when = formatTime(change.appointment.startsAt, zone);
  const words = {
    booking: `${whose} ${what} is booked for ${when}.`,
    move: `${whose} ${what} is moved to ${when}.`,
    cancellation: `${whose} ${what} on ${when} is canceled.`,
    outcome: `${whose} ${what} on ${when} is marked as ${statusWord(change.appointment.status).toLowerCase()}.`,
  };
  return (
    <UndoBar
      action={action}
      fields={{ intent: "undo", version: String(version) }}
      howLong={`You can undo this until ${formatTime(change.appointment.undoUntil, zone, "time")}.${waits}`}
    >
      {words[change.undo]}
      {change.undoCount > 1
        ? ` Undoing it takes back all ${change.undoCount} that were changed with it.`
        : null}
    </UndoBar>
  );
}
