import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, fromDateColumn, realClock, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type TherapistCard = {
  therapistId: string;
  slug: string;
  chosenName: string;
  pronouns: string | null;
  credentials: string;
  intro: string;
  languages: string[];
  specialties: string[];
  level: "licensed" | "associate";
  accepting: boolean;
  /** Where they are licensed today. */
  states: string[];
};

export type TherapistProfile = TherapistCard & {
  approach: string;
  firstSession: string;
  videoUrl: string | null;
  licences: { state: string; number: string; kind: "state" | "compact_privilege"; validUntil: string }[];
};

const fields = (today: Date) =>
  ({
    id: true,
    slug: true,
    credentials: true,
    intro: true,
    approach: true,
    firstSession: true,
    videoUrl: true,
    languages: true,
    specialties: true,
    level: true,
    accepting: true,
    person: { select: { chosenName: true, pronouns: true } },
    licences: {
      where: { validFrom: { lte: today }, validUntil: { gte: today } },
      orderBy: { state: "desc" },
      select: { state: true, number: true, kind: true, validUntil: true },
    },
  }) as const;

const today = (clock: Clock): Date => toDateColumn(clock().toISOString().slice(0, 10));

/** Therapists with something to show, in the practice's own order. No actor: these pages are public. */
export async function listTherapists(clock: Clock = realClock): Promise<TherapistCard[]> {
  const rows = await therapistRows({}, clock);
  return rows.filter((row) => row.intro !== "").map(toCard);
}

/** @throws DomainError "not-found" */
export async function therapistProfile(slug: string, clock: Clock = realClock): Promise<TherapistProfile> {
  const [row] = await therapistRows({ slug }, clock);
  if (!row) throw notFound();
  return toProfile(row);
}

const therapistRows = (where: { slug?: string }, clock: Clock) =>
  db.therapist.findMany({
    where: { ...where, person: { deactivatedAt: null } },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: fields(today(clock)),
  });

type TherapistRow = Awaited<ReturnType<typeof therapistRows>>[number];

function toCard(row: TherapistRow): TherapistCard {
  return {
    therapistId: row.id,
    slug: row.slug,
    chosenName: row.person.chosenName,
    pronouns: row.person.pronouns,
    credentials: row.credentials,
    intro: row.intro,
    languages: row.languages,
    specialties: row.specialties,
    level: row.level,
    accepting: row.accepting,
    states: [...new Set(row.licences.map((one) => one.state))],
  };
}

function toProfile(row: TherapistRow): TherapistProfile {
  return {
    ...toCard(row),
    approach: row.approach,
    firstSession: row.firstSession,
    videoUrl: row.videoUrl,
    licences: row.licences.map((one) => ({ ...one, validUntil: fromDateColumn(one.validUntil) })),
  };
}
