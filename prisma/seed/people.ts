import { sealEmail, sealPhone } from "#app/domain/accounts/contact-details.server";
import type { Actor, Permission, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { DEMO_PASSWORD } from "./demo-password";
import { ZONE } from "./the-practice";

export type NewPerson = {
  name: string;
  role: Role;
  permissions?: Permission[];
  pronouns?: string;
  state?: string;
  zone?: string;
  /** Not every account has a password: some sign in by mail only. */
  withoutPassword?: boolean;
};

let hash: Promise<string> | undefined;
let phones = 100;

export const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(" ", ".")}@example.com`;

/** An account with a verified address; the chosen name is the first one. */
export async function makePerson(person: NewPerson): Promise<Actor> {
  const personId = newId();
  const [chosenName = person.name] = person.name.split(" ");
  hash ??= hashPassword(DEMO_PASSWORD);
  const secret = await hash;
  const permissions = person.permissions ?? [];
  phones += 1;
  const phone = `+1804555${String(phones).padStart(4, "0")}`;
  const reach = await inTransaction(async (tx) => ({
    ...(await sealEmail(tx, "person", personId, emailOf(person.name))),
    ...(await sealPhone(tx, "person", personId, phone)),
  }));
  await db.person.create({
    data: {
      id: personId,
      chosenName,
      legalName: person.name,
      pronouns: person.pronouns ?? null,
      ...reach,
      emailVerifiedAt: new Date(),
      zone: person.zone ?? ZONE,
      homeState: person.state ?? "VA",
      grants: { create: { id: newId(), role: person.role, permissions } },
      ...(person.withoutPassword
        ? {}
        : { credentials: { create: { id: newId(), kind: "password", secret } } }),
    },
    select: { id: true },
  });
  return {
    personId,
    sessionId: newId(),
    roles: [person.role],
    permissions,
    therapistId: null,
    chosenName,
    zone: person.zone ?? ZONE,
  };
}
