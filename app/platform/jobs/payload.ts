/** A payload is readable by whoever can read the job table, the backups of it and the logs of the database. */
export type JobPayload = Record<string, string | number | boolean | null>;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?$/;
const NAME = /^[A-Za-z]{1,40}$/;

const isBare = (value: unknown): boolean =>
  typeof value === "string"
    ? ID.test(value) || MOMENT.test(value)
    : typeof value !== "object" || value === null;

/** Throws when a payload holds anything but ids (UUIDs), dates, numbers and flags: text could be what a person wrote. */
export function refuseContent(job: string, payload: JobPayload): void {
  const wrong = Object.entries(payload).find(([name, value]) => !NAME.test(name) || !isBare(value));
  if (wrong) throw new Error(`the payload of ${job} may hold ids, dates, numbers and flags only`);
}
