/** "waiting": a joint consent signed by this member and not yet by every other one. */
export type PacketItemStatus = "not_started" | "in_progress" | "waiting" | "completed";

export type PacketEntry = {
  itemId: string;
  title: string;
  kind: "form" | "consent";
  joint: boolean;
  status: PacketItemStatus;
  /** Whose signature is still missing, by chosen name, or "your partner" for somebody who has not joined. */
  waitingFor: string[];
  /** How long a form takes; null for a consent. */
  minutes: number | null;
};
