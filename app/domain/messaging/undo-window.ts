/** How long the button is there. */
const UNDO_MS = 10_000;

/** A press in the last moment still has to travel; the server accepts it this much later. */
const TRAVEL_MS = 5_000;

/** Whether a press that arrives at `now` is in time for a message that was sent then. */
export const isUndoInTime = (sentAt: Date, now: Date): boolean =>
  now.getTime() - sentAt.getTime() <= UNDO_MS + TRAVEL_MS;

/** The message that its writer may still take back, and for how many milliseconds more. */
export type UndoableMessage = { seq: number; forMs: number };

type Message = { seq: number; sender: { personId: string }; sentAt: string };

/** The newest message when it is the writer's own, fresh, unread, and not the one that opened the thread. */
export function undoableOf(
  messages: readonly Message[],
  personId: string,
  readByOthers: readonly { seq: number }[],
  now: Date,
): UndoableMessage | null {
  const last = messages.at(-1);
  if (!last || last.sender.personId !== personId || last.seq === 1) return null;
  if (readByOthers.some((reader) => reader.seq >= last.seq)) return null;
  const forMs = new Date(last.sentAt).getTime() + UNDO_MS - now.getTime();
  return forMs > 0 ? { seq: last.seq, forMs } : null;
}
