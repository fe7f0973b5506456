import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { emailOf, openContact } from "./contact-details.server";
import { deviceName } from "./device-name";

export type OwnProfile = {
  chosenName: string;
  pronouns: string;
  email: string;
  phone: string;
  homeState: string;
  zone: string;
  discreetMail: boolean;
  hasPassword: boolean;
};

/** The actor's own account. Empty text stands for what was not given. */
export async function ownProfile(actor: Actor): Promise<OwnProfile> {
  const { id, emailSealed, phoneSealed, credentials, ...person } = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      id: true,
      chosenName: true,
      pronouns: true,
      emailSealed: true,
      phoneSealed: true,
      homeState: true,
      zone: true,
      discreetMail: true,
      credentials: { where: { kind: "password" }, select: { id: true } },
    },
  });
  const { email, phone } = await openContact(db, "person", { id, emailSealed, phoneSealed });
  return {
    ...person,
    email,
    pronouns: person.pronouns ?? "",
    phone: phone ?? "",
    homeState: person.homeState ?? "",
    hasPassword: credentials.length > 0,
  };
}

/** The address of the person who is signed in, to compare with an invitation's. */
export const ownEmail = (actor: Actor): Promise<string> => emailOf(db, actor.personId);

export type SignedInDevice = {
  deviceId: string;
  name: string;
  address: string | null;
  signedInAt: string;
  lastSeenAt: string;
  isThisOne: boolean;
};

/** Where the actor is signed in now, this device first, then by when they were last seen. */
export async function signedInDevices(actor: Actor, clock: Clock = realClock): Promise<SignedInDevice[]> {
  const now = clock();
  const rows = await db.authSession.findMany({
    where: { personId: actor.personId, idleExpiresAt: { gt: now }, absoluteExpiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    select: { publicId: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
  });
  const devices = rows.map((row) => ({
    deviceId: row.publicId,
    name: deviceName(row.userAgent),
    address: row.address,
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThisOne: row.publicId === actor.sessionId,
  }));
  return devices.sort((one, other) => Number(other.isThisOne) - Number(one.isThisOne));
}
