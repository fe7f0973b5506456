/** "waiting": a joint consent signed by this member and not yet by every other one. */
export type PacketItemStatus = "not_started" | "in_progress" | "waiting" | "completed";

export type PacketEntry = {
  itemId: string;
  title: string;
  kind: "form" | "consent";
  joint: boolean;
  status: PacketItemStatus;
  /** Chosen names of the members whose signature is still missing. */
  waitingFor: string[];
  /** How long a form takes; null for a consent. */
  minutes: number | null;
};
