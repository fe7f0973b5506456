import type { Tx } from "#app/platform/db/transaction.server";
import { tellOfChange } from "./internal/tell-of-change.server";

/** Mails somebody that a secret address of their calendar was made, in the transaction that makes it. */
export const tellOfNewFeed = (tx: Tx, personId: string): Promise<void> =>
  tellOfChange(tx, personId, "feed-made");
