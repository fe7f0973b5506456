import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import type { OpeningRules } from "./opening-rules";

/** What decides beside the actor's hours when they can be booked. @throws DomainError "not-found" for who is no therapist */
export async function readOpeningRules(actor: Actor): Promise<OpeningRules> {
  if (!actor.therapistId) throw notFound();
  const [practice, therapist, services] = await Promise.all([
    db.practice.findFirstOrThrow({
      select: { noticeMinutes: true, horizonDays: true, slotStepMinutes: true },
    }),
    db.therapist.findUniqueOrThrow({ where: { id: actor.therapistId }, select: { dailyMaximum: true } }),
    db.service.findMany({
      where: { active: true },
      orderBy: { position: "asc" },
      select: { name: true, bufferBefore: true, bufferAfter: true },
    }),
  ]);
  return { ...practice, ...therapist, services };
}
