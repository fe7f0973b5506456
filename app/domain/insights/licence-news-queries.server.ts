import { licencesOfPractice } from "#app/domain/practice/licence-queries.server";
import { unlicensedOfPractice } from "#app/domain/scheduling/unlicensed-queries.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";

/** How many sessions ahead no licence covers, and how many licences end within 90 days or have ended. */
export type LicenceNews = { sessions: number; licences: number };

/** For the office's first page; nothing for who does not keep the practice's people. */
export async function licenceNews(actor: Actor, clock: Clock = realClock): Promise<LicenceNews> {
  if (!hasPermission(actor, "practice")) return { sessions: 0, licences: 0 };
  const [sessions, licences] = await Promise.all([
    unlicensedOfPractice(actor, null, clock),
    licencesOfPractice(actor, clock),
  ]);
  return { sessions: sessions.length, licences: licences.length };
}
