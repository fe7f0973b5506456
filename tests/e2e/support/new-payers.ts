import { made } from "./made";
import type { Payers } from "./make-payers";

export type { Payers };

/** A couple of this test's own that shares what it pays by these percentages. */
export const newPayers = (percent: [number, number]): Promise<Payers> => made("payers", { percent });
