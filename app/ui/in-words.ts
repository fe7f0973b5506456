const all = new Intl.ListFormat("en-US", { type: "conjunction" });
const either = new Intl.ListFormat("en-US", { type: "disjunction" });

/** "Sam", "Sam and Kim" or "Sam, Kim, and Lee". */
export const andInWords = (names: readonly string[]): string => all.format(names);

/** "Virginia" or "Virginia or North Carolina". */
export const orInWords = (names: readonly string[]): string => either.format(names);
