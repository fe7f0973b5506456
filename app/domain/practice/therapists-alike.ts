type Alike = {
  slug: string;
  accepting: boolean;
  states: string[];
  languages: string[];
  specialties: string[];
};

const shared = (one: string[], other: string[]): number => one.filter((word) => other.includes(word)).length;

/** Who else has room: those who share most with somebody, a common state before a common language or subject. */
export function therapistsAlike<T extends Alike>(whom: Alike, all: readonly T[], count = 2): T[] {
  const likeness = (one: T): number =>
    4 * shared(whom.states, one.states) +
    2 * shared(whom.specialties, one.specialties) +
    shared(whom.languages, one.languages);
  return all
    .filter((one) => one.accepting && one.slug !== whom.slug)
    .sort((a, b) => likeness(b) - likeness(a))
    .slice(0, count);
}
