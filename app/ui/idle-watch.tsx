import { createRoot } from "react-dom/client";
import { IdleDialog } from "#app/ui/idle-dialog";
import { lastContact, noteContact } from "#app/ui/last-contact";

const MINUTE_MS = 60_000;
/** How long before the end somebody is asked; WCAG 2.2.1 wants 20 seconds at least. */
const WARNING_MS = 2 * MINUTE_MS;

let isWatching = false;

/** Waits until two minutes before the end, as long as no tab has been heard from, and asks then. One watch per page. */
export function watchIdle(idleMinutes: number): void {
  if (isWatching) return;
  isWatching = true;
  const check = () => {
    const endsAt = lastContact() + idleMinutes * MINUTE_MS;
    const left = endsAt - WARNING_MS - Date.now();
    if (left > 0) setTimeout(check, left);
    else ask(endsAt, check);
  };
  check();
}

function ask(endsAt: number, onStay: () => void): void {
  const place = document.createElement("div");
  document.body.append(place);
  const root = createRoot(place);
  const close = () => {
    noteContact();
    root.unmount();
    place.remove();
    onStay();
  };
  root.render(<IdleDialog endsAt={endsAt} onStay={close} />);
}
