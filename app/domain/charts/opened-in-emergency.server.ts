import type { Actor } from "#app/domain/shared/actor";
import { openAccessOf } from "./internal/emergency-rows.server";

/** Part of every `where` on a chart that an owner reads in an emergency: they have opened it, and the hour is not over. */
export const openedInEmergency = (actor: Actor, now: Date) => ({
  emergencies: { some: openAccessOf(actor, now) },
});
