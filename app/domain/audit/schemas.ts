import { z } from "zod";
import { isCalendarDate } from "#app/domain/shared/calendar-date";
import { AUDIT_GROUPS, type AuditGroup } from "./audit-words";

const text = z.string().trim().max(120).catch("").default("");
const calendarDate = z.string().refine(isCalendarDate).nullable().catch(null).default(null);
const groups = Object.keys(AUDIT_GROUPS) as [AuditGroup, ...AuditGroup[]];

/** Every part of the log's address; what does not fit shows everything. */
export const auditSearch = z.object({
  person: text,
  chart: text,
  group: z.enum(groups).nullable().catch(null).default(null),
  from: calendarDate,
  to: calendarDate,
  before: z.uuid().nullable().catch(null).default(null),
});

export const chartAccessParams = z.object({ chartId: z.uuid() });

export const accessSearch = z.object({ before: z.uuid().nullable().catch(null).default(null) });
