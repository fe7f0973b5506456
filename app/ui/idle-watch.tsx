import { createRoot } from "react-dom/client";
import { IdleDialog } from "#app/ui/idle-dialog";
import { lastContact, noteContact } from "#app/ui/last-contact";
import type { SessionEnds } from "#app/ui/session-ends";

const MINUTE_MS = 60_000;
/** How long before the end somebody is asked; WCAG 2.2.1 wants 20 seconds at least. */
const WARNING_MS = 2 * MINUTE_MS;
/** The server moves the end once a minute at most: this much earlier than it may be, never later. */
const UNSURE_MS = MINUTE_MS;

let isWatching = false;

/** Waits until two minutes before the end, as long as no tab has been heard from, and asks then. One watch per page. */
export function watchIdle({ idleMinutes, endsAt }: SessionEnds): void {
  if (isWatching) return;
  isWatching = true;
  const last = Date.parse(endsAt);
  // Nobody can stay past the last moment: they are told of it once, and next when it has come.
  let isTold = false;
  const check = () => {
    const idleEnd = lastContact() + idleMinutes * MINUTE_MS - UNSURE_MS;
    const isLast = last < idleEnd;
    const end = Math.min(idleEnd, last);
    const left = end - (isLast && isTold ? 0 : WARNING_MS) - Date.now();
    if (left > 0) {
      setTimeout(check, left);
      return;
    }
    isTold ||= isLast;
    ask(end, isLast, check);
  };
  check();
}

function ask(endsAt: number, isLast: boolean, onStay: () => void): void {
  const place = document.createElement("div");
  document.body.append(place);
  const root = createRoot(place);
  const close = () => {
    if (!isLast) noteContact();
    root.unmount();
    place.remove();
    onStay();
  };
  root.render(<IdleDialog endsAt={endsAt} isLast={isLast} onStay={close} />);
}
