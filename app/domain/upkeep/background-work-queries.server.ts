import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import {
  countDeadLetters,
  type DeadLetter,
  deadLetters,
  waitingJobs,
} from "#app/platform/jobs/dead-letters.server";
import { type BackgroundWork, type GivenUpWork, standstillSince } from "./background-work";

const SHOWN = 50;

/** What waits, and what was given up, newest first. Raises "not-found" for whoever does not own the practice. */
export async function backgroundWork(actor: Actor, clock: Clock = realClock): Promise<BackgroundWork> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const [jobs, open, aside, all] = await Promise.all([
    waitingJobs(),
    deadLetters("open", SHOWN),
    deadLetters("put-aside", SHOWN),
    countDeadLetters(),
  ]);
  const waiting = jobs.map(({ next, ...job }) => ({ ...job, nextAt: next?.toISOString() ?? null }));
  return {
    waiting,
    givenUp: open.map(asWork),
    olderGivenUp: Math.max(0, all - open.length),
    aside: aside.map(asWork),
    standstillSince: standstillSince(waiting, clock()),
  };
}

/** How much was given up and not looked at yet; nothing for whoever does not own the practice. */
export const countGivenUp = async (actor: Actor): Promise<number> =>
  hasPermission(actor, "owner") ? await countDeadLetters() : 0;

const asWork = ({ at, ...letter }: DeadLetter): GivenUpWork => ({ ...letter, at: at.toISOString() });
