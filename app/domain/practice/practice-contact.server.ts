import { db } from "#app/platform/db/client.server";

/** How the practice is called and reached. Public: it stands on every page. */
export type PracticeContact = {
  name: string;
  shortName: string;
  email: string;
  phone: string;
  zone: string;
  states: string[];
};

const FRESH_MS = 10_000;

let known: { contact: PracticeContact; readAt: number } | null = null;

/**
 * The practice's name and contact, read at most every ten seconds by each process. Null only before the practice
 * exists. No actor: everybody may read it.
 */
export async function practiceContact(now = Date.now()): Promise<PracticeContact | null> {
  if (known && now - known.readAt < FRESH_MS) return known.contact;
  const contact = await db.practice.findFirst({
    select: { name: true, shortName: true, email: true, phone: true, zone: true, states: true },
  });
  known = contact ? { contact, readAt: now } : null;
  return contact;
}

/** The last contact this process read, for pages that must be shown while the database is away. */
export const lastKnownContact = (): PracticeContact | null => known?.contact ?? null;
