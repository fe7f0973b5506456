/** "Maya & Robin", "Ana, Bo & Cleo": how a chart is called on screen, by chosen names in the order they joined. */
export function chartLabel(chosenNames: readonly string[]): string {
  const last = chosenNames.at(-1) ?? "";
  if (chosenNames.length < 2) return last;
  return `${chosenNames.slice(0, -1).join(", ")} & ${last}`;
}
