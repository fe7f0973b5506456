import { runBeside } from "./run-beside";

export type OfficeBooks = {
  chartId: string;
  /** The chart's label: the first name begins with "=". */
  household: string;
  payers: [string, string];
  /** Who can sign in with the demo's password. */
  client: string;
  therapist: string;
};

/** A couple of this test's own: $165.00 that nobody paid, 46 days past due, and $165.00 that each paid half of. */
export const newOfficeBooks = (): Promise<OfficeBooks> => runBeside("office-books");
