const AT_ONCE = 6;

/** Works off a list a few at a time, in its order. */
export async function inParallel<T>(
  list: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const waiting = list.entries();
  const worker = async () => {
    for (const [index, item] of waiting) await work(item, index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
