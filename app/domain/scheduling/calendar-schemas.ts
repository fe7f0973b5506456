import { z } from "zod";

const view = z.enum(["day", "week", "agenda"]).optional().catch(undefined);
const date = z.iso.date().optional().catch(undefined);

/** What a calendar reads from its address: the view, and a day of what it shows. */
export const calendarSearch = z.object({ view, date });

export const practiceCalendarSearch = z.object({
  view,
  date,
  /** The slug of whose week it is. */
  with: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
});
