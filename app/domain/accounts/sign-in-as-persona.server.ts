import type { Permission, Role } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { isMarkedDemo } from "#app/platform/db/demo-mark.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type Entered, enter } from "./internal/enter.server";
import type { SessionOrigin } from "./sign-in-session.server";

export type Persona = { personId: string; chosenName: string; roles: Role[]; permissions: Permission[] };

const MANY = 60;

/** The made-up people of the demo, in the order they were made; none where the database has not its mark. */
export async function demoPersonas(): Promise<Persona[]> {
  if (!(await isMarkedDemo())) return [];
  const people = await db.person.findMany({
    where: { deactivatedAt: null, grants: { some: { validUntil: null } } },
    orderBy: { id: "asc" },
    take: MANY,
    select: {
      id: true,
      chosenName: true,
      grants: { where: { validUntil: null }, select: { role: true, permissions: true } },
    },
  });
  return people.map(({ id, chosenName, grants }) => ({
    personId: id,
    chosenName,
    roles: grants.map((grant) => grant.role),
    permissions: grants.flatMap((grant) => grant.permissions),
  }));
}

/** Signs in as one of the demo's people, without anything to prove. Raises "not-found" wherever it is not a demo. */
export async function signInAsPersona(input: { personId: string }, origin: SessionOrigin): Promise<Entered> {
  return inTransaction(async (tx) => {
    if (!(await isMarkedDemo(tx))) throw notFound();
    const known = await tx.person.count({ where: { id: input.personId, deactivatedAt: null } });
    if (known === 0) throw notFound();
    return enter(tx, input.personId, { ...origin, secondFactorAt: new Date() });
  });
}
