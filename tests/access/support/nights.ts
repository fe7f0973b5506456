import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

/** How far the first night is from today: further than any page of a calendar, or of times to book, looks. */
const AWAY_DAYS = 400;

/**
 * The start of an hour in which nobody of the demo works, 3 in the morning, UTC, and with whose night nothing else
 * happens: each is given out once to all test files that share the application, whichever run at the same time.
 */
export async function aNight(when: "past" | "coming"): Promise<Date> {
  const [given] = await db.$queryRaw<{ number: bigint }[]>`SELECT nextval('test_night') AS number`;
  const days = AWAY_DAYS + Number(given?.number);
  const night = new Date(Date.now() + (when === "past" ? -days : days) * DAY_MS);
  night.setUTCHours(3, 0, 0, 0);
  return night;
}
