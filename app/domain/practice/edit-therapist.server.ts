import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import { isExclusionViolation } from "#app/platform/db/errors.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { isOnHostOf } from "./video-address";
import { sealVideoAddress } from "./video-room.server";

export type EditTherapist = {
  therapistId: string;
  credentials: string;
  /** Ten digits, or "" while there is none. */
  npi: string;
  level: "licensed" | "associate";
  accepting: boolean;
  dailyMaximum: number;
  /** Separated by commas. */
  languages: string;
  specialties: string;
  intro: string;
  approach: string;
  firstSession: string;
  videoUrl: string;
};

/**
 * What the public profile says and how much somebody can be booked. Raises "not-found", "npi-invalid", and
 * "other-video-host" for a video address at a service that the practice has not named.
 */
export async function editTherapist(
  actor: Actor,
  { therapistId, videoUrl, ...input }: EditTherapist,
): Promise<void> {
  if (input.npi !== "" && !isNpi(input.npi)) throw new DomainError("npi-invalid");
  await change(actor, therapistId, async (tx, personId) => {
    const { videoHosts: hosts } = await tx.practice.findFirstOrThrow({ select: { videoHosts: true } });
    if (videoUrl && !isOnHostOf(videoUrl, hosts)) throw new DomainError("other-video-host", { hosts });
    const data = {
      ...input,
      npi: input.npi || null,
      videoSealed: await sealVideoAddress(tx, { table: "therapist", rowId: therapistId, personId }, videoUrl),
      languages: listOf(input.languages),
      specialties: listOf(input.specialties),
    };
    await tx.therapist.update({ where: { id: therapistId }, data, select: { id: true } });
  });
}

export type AddLicence = {
  therapistId: string;
  state: string;
  number: string;
  kind: "state" | "compact_privilege";
  /** First and last day, both included. */
  validFrom: string;
  validUntil: string;
};

/** Raises "not-found", and "licence-overlaps" where that state is already covered on one of the days. */
export async function addLicence(actor: Actor, { therapistId, ...input }: AddLicence): Promise<void> {
  const days = { validFrom: toDateColumn(input.validFrom), validUntil: toDateColumn(input.validUntil) };
  try {
    await change(actor, therapistId, async (tx) => {
      await tx.licence.create({
        data: { id: newId(), therapistId, ...input, ...days },
        select: { id: true },
      });
    });
  } catch (error) {
    if (isExclusionViolation(error)) throw new DomainError("licence-overlaps");
    throw error;
  }
}

/** Takes a licence entered by mistake off the record. Raises "not-found". */
export async function removeLicence(
  actor: Actor,
  input: { therapistId: string; licenceId: string },
): Promise<void> {
  await change(actor, input.therapistId, async (tx) => {
    const where = { id: input.licenceId, therapistId: input.therapistId };
    if ((await tx.licence.deleteMany({ where })).count === 0) throw notFound();
  });
}

async function change(
  actor: Actor,
  therapistId: string,
  work: (tx: Tx, personId: string) => Promise<void>,
): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const therapist = await tx.therapist.findUnique({
      where: { id: therapistId },
      select: { personId: true },
    });
    if (!therapist) throw notFound();
    await work(tx, therapist.personId);
    await recordEvent(tx, actor, {
      action: "settings-changed",
      objectKind: "therapist",
      objectId: therapistId,
      subjectPersonId: therapist.personId,
      actingRole: "admin",
    });
  });
}

const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** Ten digits with a Luhn check over the prefix 80840 (45 CFR 162.406). */
function isNpi(npi: string): boolean {
  const digits = [...`80840${npi}`].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
