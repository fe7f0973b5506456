import { andInWords } from "#app/ui/in-words";

export type UnreadOfSender = { senderId: string; chosenName: string; count: number };

const NAMED = 2;

/** "Sam", "Amara and Sam" or "Amara, Sam, and others": each sender once, in the order that they come. */
export function sendersInWords(unread: readonly UnreadOfSender[]): string {
  const names = [...new Map(unread.map((one) => [one.senderId, one.chosenName])).values()];
  return andInWords(names.length > NAMED ? [...names.slice(0, NAMED), "others"] : names);
}
