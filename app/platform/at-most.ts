/** Lets `most` pieces of work go on at once; the others wait in the order they came. */
export function atMost(most: number) {
  const waiting: (() => void)[] = [];
  let underWay = 0;

  function turn(): Promise<void> {
    if (underWay === most) return new Promise((resolve) => waiting.push(resolve));
    underWay += 1;
    return Promise.resolve();
  }

  return async <T>(work: () => Promise<T>): Promise<T> => {
    await turn();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes from hand to hand.
      if (next) next();
      else underWay -= 1;
    }
  };
}
