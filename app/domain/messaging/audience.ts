import { andInWords } from "#app/ui/in-words";

export type ThreadAudience = "joint" | "private";

/** "You, Robin, and Amara can read this." Names are chosen names, without the reader's own. */
export function readersSentence(audience: ThreadAudience, others: readonly string[]): string {
  if (others.length === 0) return "Only you can read this.";
  const names = andInWords(["You", ...others]);
  return audience === "private" && others.length === 1
    ? `Only you and ${others[0]} can read this.`
    : `${names} can read this.`;
}
