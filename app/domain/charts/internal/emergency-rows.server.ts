import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { NOBODY } from "#app/domain/shared/ids";
import type { Place } from "#app/platform/crypto/seal.server";

export const reasonPlace = (rowId: string, compartmentId: string): Place => ({
  compartmentId,
  table: "emergency_access",
  column: "reason_sealed",
  rowId,
});

/** Ownership of an access that is open now; matches nothing for whoever is not an owner. */
export const openAccessOf = (actor: Actor, now: Date) => ({
  personId: hasPermission(actor, "owner") ? actor.personId : NOBODY,
  endedAt: null,
  expiresAt: { gt: now },
});

/** A chart of the owner's own household is not theirs to open: nobody on it shares a chart with them, now or ever. */
export const notTheirOwn = (actor: Actor) => ({
  members: {
    none: {
      person: { memberships: { some: { chart: { members: { some: { personId: actor.personId } } } } } },
    },
  },
});
