import { z } from "zod";
import { AUDIT_GROUPS, type AuditGroup } from "./audit-words";

const text = z.string().trim().max(120).catch("").default("");
const calendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((date) => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)))
  .nullable()
  .catch(null)
  .default(null);
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
