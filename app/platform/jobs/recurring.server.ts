import { v5 } from "uuid";
import { db } from "#app/platform/db/client.server";
import { enqueueSlot } from "./queue.server";

/** Job name -> how often it runs. Slots count from the epoch, so every process means the same ones. */
export type RecurringJobs = Record<string, { everyMinutes: number }>;

const NAMESPACE = "5c2f1e0a-7d3b-4b6e-9a51-3f6f0f2b8d11";

/** The id of the job for the slot that `now` falls in. */
export function slotId(name: string, everyMinutes: number, now: Date): string {
  return v5(`${name}:${Math.floor(now.getTime() / (everyMinutes * 60_000))}`, NAMESPACE);
}

/** Adds the job of the present slot of each recurring job. `added` remembers what this process has already added. */
export async function addDueSlots(jobs: RecurringJobs, added: Map<string, string>, now: Date): Promise<void> {
  for (const [name, { everyMinutes }] of Object.entries(jobs)) {
    const id = slotId(name, everyMinutes, now);
    if (added.get(name) === id) continue;
    await enqueueSlot(db, name, id);
    added.set(name, id);
  }
}
