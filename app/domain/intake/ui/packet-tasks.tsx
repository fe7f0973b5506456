import { andInWords } from "#app/ui/in-words";
import type { Task } from "#app/ui/task-list";
import type { PacketEntry } from "../packet-entry";

/** A packet as a task list; `base` is the address its entries open under. */
export const packetTasks = (entries: readonly PacketEntry[], base: string): Task[] =>
  entries.map((entry) => ({
    key: entry.itemId,
    title: entry.title,
    hint: hintOf(entry),
    to: `${base}/${entry.itemId}`,
    status: entry.status === "waiting" ? "completed" : statusOf(entry),
    statusText:
      entry.status === "waiting" ? `Signed, waiting for ${andInWords(entry.waitingFor)}` : undefined,
  }));

function hintOf(entry: PacketEntry): string | undefined {
  if (entry.kind === "consent") return entry.joint ? "Each of you signs for yourself" : "To read and sign";
  return entry.minutes === null
    ? undefined
    : `About ${entry.minutes} minutes. Private to you and your therapist.`;
}

function statusOf(entry: PacketEntry): Task["status"] {
  if (entry.status === "completed") return "completed";
  return entry.status === "in_progress" ? "in-progress" : "not-started";
}
