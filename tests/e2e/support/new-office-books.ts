import { made } from "./made";
import type { OfficeBooks } from "./make-office-books";

export type { OfficeBooks };

/** A couple of this test's own: $165.00 that nobody paid, 46 days past due, and $165.00 that each paid half of. */
export const newOfficeBooks = (): Promise<OfficeBooks> => made("office-books", {});
