import type { AgingBucket } from "./aging";

export type Overview = {
  /** Background work that failed for good, for the owner's eyes; 0 for others. */
  givenUpWork: number;
  /** This week's meetings with clients, Monday to Sunday. */
  sessions: { planned: number; done: number; noShow: number; lateCancelled: number };
  plannedCalls: number;
  openCents: number;
  openInvoices: number;
  /** `openCents` by how long it is past due. */
  aging: Record<AgingBucket, number>;
  pastDueCents: number;
  pastDueInvoices: number;
  declinedInvoices: number;
  /** What came in less what went back, in cents, oldest month first ("2026-11"). */
  received: { month: string; cents: number }[];
};
