const last = new Map<string, Promise<unknown>>();

/**
 * Within this process, one booking of a therapist after the other: rivals for a popular hour wait here instead of
 * holding every database connection while they wait for the therapist's lock. `waited` says that there was a queue,
 * so that what was free on the page may be gone. Between processes the lock and the constraints decide.
 */
export async function inTurn<T>(therapistId: string, work: (waited: boolean) => Promise<T>): Promise<T> {
  const before = last.get(therapistId);
  const mine = (before ?? Promise.resolve()).catch(() => undefined).then(() => work(before !== undefined));
  last.set(therapistId, mine);
  try {
    return await mine;
  } finally {
    if (last.get(therapistId) === mine) last.delete(therapistId);
  }
}
