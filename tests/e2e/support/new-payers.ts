import { runBeside } from "./run-beside";

export type Payers = {
  therapist: string;
  /** Of Alex and of Blake, who joined in this order. */
  emails: [string, string];
  chartId: string;
  /** The appointments, older first: both are over, neither is closed, $150.01 each. */
  sessions: [string, string];
};

/** A couple of this test's own that shares what it pays by these percentages. */
export const newPayers = (percent: [number, number]): Promise<Payers> =>
  runBeside("payers", ...percent.map(String));
