import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";

const READ_JOB = "scheduling.read-external-calendar";

export const addressPlace = ({ id, compartmentId }: { id: string; compartmentId: string }) => ({
  compartmentId,
  table: "external_calendar",
  column: "address_sealed",
  rowId: id,
});

/** Lets a calendar be read as soon as this is committed; once, however often it is wished for. */
export const readSoon = (tx: Tx, calendarId: string): Promise<void> =>
  enqueue(tx, READ_JOB, { calendarId }, { key: calendarId, retry: { limit: 2, delaySeconds: 5 } });
