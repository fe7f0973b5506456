/** A map that holds the `most` recently used entries. */
export function boundedCache<V extends object>(most: number) {
  const entries = new Map<string, V>();
  return {
    get(key: string): V | undefined {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    clear: () => entries.clear(),
    set(key: string, value: V): void {
      entries.delete(key);
      entries.set(key, value);
      const [leastUsed] = entries.size > most ? entries.keys() : [];
      if (leastUsed !== undefined) entries.delete(leastUsed);
    },
  };
}

/** Far longer than any transaction lives: a younger row may still vanish with the transaction that made it. */
const SURELY_COMMITTED_MS = 5 * 60_000;

/** Whether what was made at that moment can be remembered outside the transaction that reads it. */
export const isSurelyCommitted = (createdAt: Date): boolean =>
  Date.now() - createdAt.getTime() > SURELY_COMMITTED_MS;
