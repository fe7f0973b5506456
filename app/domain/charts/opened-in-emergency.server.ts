import type { Actor } from "#app/domain/shared/actor";
import { notTheirOwn, openAccessOf } from "./internal/emergency-rows.server";

/** Part of every `where` on a chart that an owner reads in an emergency: they have opened it, the hour is not over,
 * and it is not of their own household. */
export const openedInEmergency = (actor: Actor, now: Date) => ({
  emergencies: { some: openAccessOf(actor, now) },
  ...notTheirOwn(actor),
});
