/** "Sam", "Sam and Kim" or "Sam, Kim and Lee": whom a page says to be asked. */
export function namesInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
