import { z } from "zod";
import { bookingSearch, bookSessionSchema } from "./book-schemas";
import { undoCount, zoneSearch } from "./change-schemas";
import { slotField } from "./consult-schemas";
import type { SeriesRule } from "./series";
import { LEAST_TIMES, MOST_TIMES, readDateValue } from "./series-view";

const every = z.enum(["1", "2"]).transform((text): 1 | 2 => (text === "1" ? 1 : 2));

/** What the page with the dates of a series reads from its address: what to book, how often, and up to when. */
export const seriesSearch = bookingSearch.extend({
  ...zoneSearch.shape,
  every: every.catch(1),
  times: z.coerce
    .number()
    .int()
    .catch(6)
    .transform((times) => Math.min(Math.max(times, LEAST_TIMES), MOST_TIMES)),
  until: z.iso.date().optional().catch(undefined),
});

export const ruleOf = (asked: { every: 1 | 2; times: number; until?: string | undefined }): SeriesRule => ({
  everyWeeks: asked.every,
  ends: asked.until ? { onDate: asked.until } : { times: asked.times },
});

const date = z
  .string()
  .max(60)
  .transform((value, context) => {
    const read = readDateValue(value);
    if (read) return read;
    context.addIssue({ code: "custom", message: "Choose the dates" });
    return z.NEVER;
  });

/** The ticked dates. The form says which series it showed, so that it can be shown again. */
export const bookSeriesSchema = z.object({
  first: slotField,
  everyWeeks: every,
  dates: z
    .array(date)
    .min(2, "Choose at least two dates")
    .max(2 * MOST_TIMES),
  ...bookSessionSchema.omit({ agreedCents: true, slot: true }).shape,
});
export type SeriesForm = z.infer<typeof bookSeriesSchema>;

export const seriesParams = z.object({ seriesId: z.uuid() });

const session = z
  .string()
  .max(80)
  .transform((value, context) => {
    const match = /^([0-9a-f-]{36})_(\d{1,9})$/.exec(value);
    if (match?.[1]) return { id: match[1], version: Number(match[2]) };
    context.addIssue({ code: "custom", message: "Load the page again" });
    return z.NEVER;
  });

export const seriesActionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("undo"), appointment: session, count: undoCount }),
  z.strictObject({
    intent: z.literal("cancel"),
    appointments: z.array(session).min(1).max(MOST_TIMES),
    /** The sum of the fees on the button. */
    feeCents: z.coerce.number().int().min(0),
  }),
]);

export const moveSeriesSearch = z.object({
  slot: z.string().max(120).catch(""),
  scope: z.enum(["following", "all"]).catch("following"),
});

const move = z
  .string()
  .max(120)
  .transform((value, context) => {
    const match = /^([0-9a-f-]{36})_(\d{1,9})_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/.exec(value);
    const startsAt = new Date(match?.[3] ?? "");
    if (match?.[1] && !Number.isNaN(startsAt.getTime()))
      return { id: match[1], version: Number(match[2]), startsAt };
    context.addIssue({ code: "custom", message: "Choose the sessions to move" });
    return z.NEVER;
  });

export const moveSeriesSchema = z.object({
  moves: z.array(move).min(1, "Choose at least one session to move").max(MOST_TIMES),
});
export type SeriesMoveForm = z.infer<typeof moveSeriesSchema>;
