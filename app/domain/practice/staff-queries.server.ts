import { withEmails } from "#app/domain/accounts/contact-details.server";
import { type Actor, hasPermission, type Permission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, dateInZone, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type LicenceWarning, licenceWarnings } from "./licence-expiry";
import { openVideoAddress } from "./video-room.server";

export type LicenceRow = {
  id: string;
  state: string;
  number: string;
  kind: "state" | "compact_privilege";
  validFrom: string;
  validUntil: string;
};

export type StaffMember = {
  personId: string;
  chosenName: string;
  email: string;
  isAdmin: boolean;
  permissions: Permission[];
  /** Null for somebody who treats nobody. */
  therapist: {
    therapistId: string;
    credentials: string;
    accepting: boolean;
    /** Charts they are on the care team of and that are not finished. */
    caseload: number;
    warnings: LicenceWarning[];
  } | null;
};

export type FormerStaff = { personId: string; chosenName: string; endedAt: string };

/** Everybody whose work here has ended, the last one first. Raises "not-found" for whoever may not see staff. */
export async function listFormerStaff(actor: Actor): Promise<FormerStaff[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const staff = { role: { in: ["therapist", "admin"] as ("therapist" | "admin")[] } };
  const rows = await db.person.findMany({
    where: { grants: { some: staff, none: { ...staff, validUntil: null } } },
    select: {
      id: true,
      chosenName: true,
      grants: { where: staff, orderBy: { validUntil: "desc" }, take: 1, select: { validUntil: true } },
    },
  });
  return rows
    .map(({ id, chosenName, grants }) => ({
      personId: id,
      chosenName,
      endedAt: grants[0]?.validUntil?.toISOString() ?? "",
    }))
    .sort((one, other) => other.endedAt.localeCompare(one.endedAt));
}

/** Everybody with a staff role. Raises "not-found" for whoever may not see staff. */
export async function listStaff(actor: Actor, clock: Clock = realClock): Promise<StaffMember[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const current = { role: { in: ["therapist", "admin"] as ("therapist" | "admin")[] }, validUntil: null };
  const [practice, people] = await Promise.all([
    db.practice.findFirstOrThrow({ select: { zone: true } }),
    db.person.findMany({
      where: { deactivatedAt: null, grants: { some: current } },
      orderBy: { chosenName: "asc" },
      select: {
        id: true,
        chosenName: true,
        emailSealed: true,
        grants: { where: { validUntil: null }, select: { role: true, permissions: true } },
        therapist: {
          select: {
            id: true,
            credentials: true,
            accepting: true,
            _count: {
              select: {
                careTeams: { where: { validUntil: null, chart: { status: { not: "discharged" } } } },
              },
            },
            licences: { select: { id: true, state: true, validFrom: true, validUntil: true } },
          },
        },
      },
    }),
  ]);
  const today = dateInZone(clock(), practice.zone);
  const reached = await withEmails(db, "person", people);
  return reached.map(({ id, grants, therapist, ...person }) => ({
    ...person,
    personId: id,
    isAdmin: grants.some((grant) => grant.role === "admin"),
    permissions: grants.find((grant) => grant.role === "admin")?.permissions ?? [],
    therapist: therapist && {
      therapistId: therapist.id,
      credentials: therapist.credentials,
      accepting: therapist.accepting,
      caseload: therapist._count.careTeams,
      warnings: licenceWarnings(therapist.licences.map(termOf), today),
    },
  }));
}

const termOf = (licence: { id: string; state: string; validFrom: Date; validUntil: Date }) => ({
  id: licence.id,
  state: licence.state,
  validFrom: fromDateColumn(licence.validFrom),
  validUntil: fromDateColumn(licence.validUntil),
});

export type TherapistForAdmin = {
  therapistId: string;
  chosenName: string;
  slug: string;
  credentials: string;
  npi: string;
  level: "licensed" | "associate";
  accepting: boolean;
  dailyMaximum: number;
  languages: string;
  specialties: string;
  intro: string;
  approach: string;
  firstSession: string;
  videoUrl: string;
  licences: LicenceRow[];
};

/** One therapist's record as the practice edits it. Raises "not-found". */
export async function therapistForAdmin(actor: Actor, therapistId: string): Promise<TherapistForAdmin> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const row = await db.therapist.findUnique({
    where: { id: therapistId },
    select: {
      slug: true,
      credentials: true,
      npi: true,
      level: true,
      accepting: true,
      dailyMaximum: true,
      languages: true,
      specialties: true,
      intro: true,
      approach: true,
      firstSession: true,
      videoSealed: true,
      person: { select: { id: true, chosenName: true } },
      licences: {
        orderBy: [{ state: "asc" }, { validUntil: "desc" }],
        select: { id: true, state: true, number: true, kind: true, validFrom: true, validUntil: true },
      },
    },
  });
  if (!row) throw notFound();
  const { person, licences, videoSealed, ...rest } = row;
  const room = { table: "therapist" as const, rowId: therapistId, personId: person.id };
  return {
    ...rest,
    therapistId,
    chosenName: person.chosenName,
    npi: row.npi ?? "",
    videoUrl: (await openVideoAddress(db, { ...room, videoSealed })) ?? "",
    languages: row.languages.join(", "),
    specialties: row.specialties.join(", "),
    licences: licences.map((licence) => ({ ...licence, ...termOf(licence) })),
  };
}
