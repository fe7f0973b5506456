import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import {
  countDeadLetters,
  type DeadLetter,
  deadLetters,
  waitingJobs,
} from "#app/platform/jobs/dead-letters.server";
import { countGivenUpMails, givenUpMails } from "#app/platform/mail/given-up-mails.server";
import { type BackgroundWork, type GivenUpWork, standstillSince } from "./background-work";

const SHOWN = 50;

/** What waits, and what was given up, newest first. Raises "not-found" for whoever does not own the practice. */
export async function backgroundWork(actor: Actor, clock: Clock = realClock): Promise<BackgroundWork> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const [jobs, open, aside, all, mails] = await Promise.all([
    waitingJobs(),
    deadLetters("open", SHOWN),
    deadLetters("put-aside", SHOWN),
    countDeadLetters(),
    givenUpMails(SHOWN),
  ]);
  const waiting = jobs.map(({ next, ...job }) => ({ ...job, nextAt: next?.toISOString() ?? null }));
  return {
    waiting,
    givenUp: open.map(asWork),
    olderGivenUp: Math.max(0, all - open.length),
    aside: aside.map(asWork),
    unsent: mails.map((mail) => ({ ...mail, at: mail.at.toISOString() })),
    standstillSince: standstillSince(waiting, clock()),
  };
}

/** How much was given up and not looked at yet; nothing for whoever does not own the practice. */
export async function countGivenUp(actor: Actor): Promise<number> {
  if (!hasPermission(actor, "owner")) return 0;
  const [letters, mails] = await Promise.all([countDeadLetters(), countGivenUpMails()]);
  return letters + mails;
}

const asWork = ({ at, ...letter }: DeadLetter): GivenUpWork => ({ ...letter, at: at.toISOString() });
