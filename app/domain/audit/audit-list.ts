import type { AuditGroup } from "./audit-words";

/** What part of the log is looked at. Dates are calendar dates in the reader's zone, both included. */
export type AuditFilter = {
  /** Somebody's name or whole e-mail address: who acted, or whose record it was. */
  person: string;
  /** A part of a chart's name. */
  chart: string;
  group: AuditGroup | null;
  from: string | null;
  to: string | null;
  /** The id of an event: only what came before it. */
  before: string | null;
};

export type AuditRow = {
  id: string;
  actorId: string | null;
  objectId: string | null;
  subjectId: string | null;
  sessionId: string | null;
  at: string;
  /** Null for visitors and for what the system did by itself. */
  actor: string | null;
  role: string;
  action: string;
  objectKind: string;
  chartId: string | null;
  chart: string | null;
  /** Whose record it is, where that is one person. */
  subject: string | null;
  audience: string | null;
  isDenied: boolean;
  /** The network it came from, its last part left out. */
  address: string | null;
};

/** One look at a record, as its owner reads of it: "Amara opened the chart". */
export type AccessEntry = { id: string; at: string; who: string; what: string; chart: string };

export type AuditPage = { rows: AuditRow[]; olderThan: string | null };

/** The address of a view of the log; what is not filtered is left out. */
export function auditPath(filter: Partial<AuditFilter>, file = ""): string {
  const told = Object.entries(filter).filter(([, value]) => value !== null && value !== "");
  const search = new URLSearchParams(told as [string, string][]).toString();
  return `/admin/audit${file}${search ? `?${search}` : ""}`;
}

export const isNarrowed = ({ person, chart, group, from, to }: AuditFilter): boolean =>
  person !== "" || chart !== "" || group !== null || from !== null || to !== null;
