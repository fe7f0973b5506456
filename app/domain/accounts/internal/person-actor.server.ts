import type { Actor } from "#app/domain/shared/actor";
import type { Tx } from "#app/platform/db/transaction.server";

/** A person acting before they have a session: while they sign in or accept an invitation. Null when deactivated. */
export async function personActor(tx: Tx, personId: string): Promise<Actor | null> {
  const person = await tx.person.findFirst({
    where: { id: personId, deactivatedAt: null },
    select: {
      chosenName: true,
      zone: true,
      grants: { where: { validUntil: null }, select: { role: true, permissions: true } },
      therapist: { select: { id: true } },
    },
  });
  if (!person) return null;
  return {
    personId,
    sessionId: "",
    roles: person.grants.map((grant) => grant.role),
    permissions: person.grants.flatMap((grant) => grant.permissions),
    therapistId: person.therapist?.id ?? null,
    chosenName: person.chosenName,
    zone: person.zone,
  };
}
