import { z } from "zod";
import { listPublicOpenings } from "#app/domain/scheduling/openings-queries.server";
import { open } from "#app/http/open.server";

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

const search = z.object({
  /** A therapist's slug; any therapist without it. */
  therapist: slug.optional(),
  service: slug,
  from: z.iso.date().optional(),
  weeks: z.coerce.number().int().min(1).max(8).default(4),
  /** Two-letter states, one per attending person: "VA" or "VA,NC". */
  states: z
    .string()
    .regex(/^([A-Z]{2}(,[A-Z]{2}){0,5})?$/)
    .default(""),
});

/** Free times as public data: `[{ startsAt, therapist }]`. */
export const loader = open({ may: "practice.read", search }, async ({ search: asked }) => {
  const openings = await listPublicOpenings({
    serviceSlug: asked.service,
    therapistSlug: asked.therapist ?? null,
    fromDate: asked.from ?? null,
    days: asked.weeks * 7,
    states: asked.states ? asked.states.split(",") : [],
  });
  return Response.json(openings);
});
