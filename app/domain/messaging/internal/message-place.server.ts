import type { Place } from "#app/platform/crypto/seal.server";

type MessageFacts = {
  id: string;
  threadId: string;
  senderId: string;
  clientId: string;
  sentAt: Date;
};

/** What a message's words are bound to: said by another, at another moment or in another place, they do not open. */
export const messagePlace = (compartmentId: string, message: MessageFacts): Place => ({
  compartmentId,
  table: "message",
  column: "body_sealed",
  rowId: message.id,
  // In the order that `SEALED_COLUMNS` reads them in.
  boundTo: [message.threadId, message.senderId, message.clientId, message.sentAt.toISOString()],
});
