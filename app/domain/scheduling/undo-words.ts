import { formatTime } from "#app/ui/time-format";
import { statusWord } from "./appointment-status";
import type { AppointmentView } from "./appointment-view";
import type { Undone } from "./undone";

/** What can be undone now, in the words of the side that did it: put together on the server, so that pages only show it. */
export type UndoWords = { what: Undone; count: number; said: string; howLong: string };

type Undoing = {
  what: Undone;
  side: "client" | "practice";
  zone: string;
  count: number;
  /** What holds afterwards for a client whose session lies inside the window; null outside it. */
  terms: string | null;
};

export function undoWords(view: AppointmentView, { what, side, zone, count, terms }: Undoing): UndoWords {
  const which = `${side === "client" ? "Your" : "The"} ${view.lead ? "free call" : "session"}`;
  const when = formatTime(view.startsAt, zone);
  const said: Record<Undone, string> = {
    booking: `${which} is booked for ${when}.`,
    move: `${which} is moved to ${when}.`,
    cancellation: `${which} on ${when} is canceled.`,
    outcome: `${which} on ${when} is marked as ${statusWord(view.status).toLowerCase()}.`,
  };
  const all = count > 1 ? ` Undoing it takes back all ${count} that were changed with it.` : "";
  const until = `You can undo this until ${formatTime(view.undoUntil ?? "", zone, "time")}.`;
  const then = what === "move" && terms ? ` After that ${terms}.` : "";
  return {
    what,
    count,
    said: said[what] + all,
    howLong: until + waits(view, what) + then,
  };
}

/** What has not gone out yet because of it; a free call is not billed. */
function waits({ chart }: AppointmentView, what: Undone): string {
  if (what !== "outcome") return " Mails wait until then.";
  return chart ? " Billing waits until then." : "";
}

/** What a page says after an undo. */
export const UNDONE: Record<Undone, string> = {
  booking: "The booking is taken back. Its mails are not sent.",
  move: "The old time is back. The mails about the new one are not sent.",
  cancellation: "It is booked again, as before. The mails about canceling it are not sent.",
  outcome: "It is open again, and nothing is billed.",
};
