import { formatTime } from "#app/ui/time-format";
import { windowEnd } from "./cancellation-policy";
import type { ChangeView } from "./change-queries.server";
import type { SlotPickerView } from "./slot-picker-queries.server";

type Moving = Pick<ChangeView, "soon" | "asks" | "windowHours">;

/** What a client reads before they move a session to a time inside the window; null where none is offered. */
export function moveNotice(
  { soon, asks, windowHours }: Moving,
  { first, zone }: Pick<SlotPickerView, "first" | "zone">,
  now: Date,
): string | null {
  const until = windowEnd({ windowHours }, now);
  if (!soon || !first || new Date(first.startsAt) > until) return null;
  const times = `Times up to ${formatTime(until.toISOString(), zone)} begin within ${windowHours} hours`;
  const from =
    asks.length > 0
      ? "Once it is moved there"
      : "You can take such a move back for three minutes. After that";
  return `${times}, and so does the first available one. ${from} ${soon}.`;
}
