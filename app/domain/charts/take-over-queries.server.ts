import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { NOBODY } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { notTheirOwn } from "./internal/emergency-rows.server";

export type Taker = { therapistId: string; personId: string; chosenName: string };

/**
 * Whom the actor may hand the charts of a lead to: no one's hands lead to their own. So never to the actor, and to somebody
 * the actor invited only where nobody else of the office is there to do it, or where the lead does it themself.
 */
export async function takersFrom(tx: Tx, actor: Actor, leadPersonId: string): Promise<Taker[]> {
  const invited = await invitedBy(tx, actor, leadPersonId);
  const rows = await tx.therapist.findMany({
    where: {
      personId: { notIn: [leadPersonId, actor.personId, ...invited] },
      person: { deactivatedAt: null, grants: { some: { role: "therapist", validUntil: null } } },
    },
    orderBy: { position: "asc" },
    select: { id: true, personId: true, person: { select: { chosenName: true } } },
  });
  return rows.map(({ id, personId, person }) => ({ therapistId: id, personId, ...person }));
}

async function invitedBy(tx: Tx, actor: Actor, leadPersonId: string): Promise<string[]> {
  if (actor.personId === leadPersonId) return [];
  const others = await tx.person.count({
    where: {
      id: { not: actor.personId },
      deactivatedAt: null,
      grants: {
        some: { role: "admin", permissions: { hasSome: ["practice", "owner"] }, validUntil: null },
      },
    },
  });
  if (others === 0) return [];
  const rows = await tx.invitation.findMany({
    where: { kind: "staff", invitedById: actor.personId, acceptedById: { not: null } },
    select: { acceptedById: true },
  });
  return rows.flatMap(({ acceptedById }) => acceptedById ?? []);
}

/**
 * Which charts of a lead the actor may hand over, as part of a `where`: those that person leads now, by who manages the
 * practice or by the lead themself, and none of the actor's own household. Matches nothing for anybody else.
 */
export const chartsToHandOver = (actor: Actor, leadPersonId: string) => ({
  careTeam: {
    some: {
      role: "lead" as const,
      validUntil: null,
      therapist: {
        personId: hasPermission(actor, "practice") || actor.personId === leadPersonId ? leadPersonId : NOBODY,
      },
    },
  },
  ...notTheirOwn(actor),
});
