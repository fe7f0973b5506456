import { type Actor, hasRole } from "#app/domain/shared/actor";
import { NOBODY } from "#app/domain/shared/ids";

/** Ownership for members: part of every `where` on a chart that a client reads. */
export const ownMembership = (actor: Actor) => ({
  members: { some: { personId: actor.personId, leftAt: null } },
});

/** Ownership for therapists; matches nothing for whoever is none. */
export const ownCareTeam = (actor: Actor) => ({
  careTeam: {
    some: {
      therapistId: hasRole(actor, "therapist") ? (actor.therapistId ?? NOBODY) : NOBODY,
      validUntil: null,
    },
  },
});

/** A chart with who is on it and who treats, in the order they joined. */
export const CHART_FIELDS = {
  id: true,
  kind: true,
  status: true,
  disclosurePolicy: true,
  label: true,
  createdAt: true,
  members: {
    where: { leftAt: null },
    orderBy: { joinOrder: "asc" },
    select: {
      personId: true,
      joinOrder: true,
      joinedAt: true,
      person: { select: { chosenName: true, pronouns: true, homeState: true } },
    },
  },
  careTeam: {
    where: { validUntil: null },
    orderBy: { role: "asc" },
    select: {
      role: true,
      therapistId: true,
      therapist: {
        select: {
          personId: true,
          slug: true,
          credentials: true,
          person: { select: { chosenName: true, pronouns: true } },
        },
      },
    },
  },
} as const;
