import type { Guard } from "./guard";

const FEED_ROWS = "app/domain/scheduling/internal/feed-rows.server.ts";
const REMINDERS = "app/domain/scheduling/internal/reminder-rows.server.ts";

export const GUARDS_OF_CALENDARS: Guard[] = [
  {
    name: "a revoked calendar address opens",
    file: FEED_ROWS,
    find: "WHERE f.token_hash = $1 AND f.revoked_at IS NULL",
    put: "WHERE f.token_hash = $1",
    tests: ["integration", "scheduling-calendar-feed"],
  },
  {
    name: "a calendar address opens for somebody whose account is closed",
    file: FEED_ROWS,
    find: "JOIN person p ON p.id = f.person_id AND p.deactivated_at IS NULL",
    put: "JOIN person p ON p.id = f.person_id",
    tests: ["integration", "scheduling-calendar-feed"],
  },
  {
    name: "a partner's calendar has the other's own sessions",
    file: FEED_ROWS,
    find: "WHERE q.person_id = $1::uuid\nUNION",
    put: "WHERE $1::uuid IS NOT NULL\nUNION",
    tests: ["integration", "scheduling-calendar-feed"],
  },
  {
    name: "two machines remind twice",
    file: "prisma/migrations/20261127160100_reminders/migration.sql",
    find: '"reminder"("appointment_id", "starts_at", "person_id", "channel", "hours_before") NULLS',
    put: '"reminder"("id") NULLS',
    tests: ["integration", "scheduling-reminders"],
  },
  {
    name: "a session that has just moved is reminded of at its old time",
    file: REMINDERS,
    find: "ON l.id = w.appointment_id AND l.version = w.version",
    put: "ON l.id = w.appointment_id",
    tests: ["integration", "scheduling-reminders"],
  },
  {
    name: "somebody who has left the chart is reminded",
    file: REMINDERS,
    find: "AND m.person_id = p.id AND m.left_at IS NULL",
    put: "AND m.person_id = p.id",
    tests: ["integration", "scheduling-reminders"],
  },
  {
    name: "somebody is reminded at night",
    file: "app/domain/scheduling/reminder-times.ts",
    find: "if (startsAt <= now || isQuiet(now, quiet)) return null;",
    put: "if (startsAt <= now) return null;",
    tests: ["unit", "reminder-times"],
  },
  {
    name: "the link of a reminder speaks for another time than it reminded of",
    file: "app/domain/scheduling/internal/reminded.server.ts",
    find: "JOIN appointment a ON a.id = r.appointment_id AND a.starts_at = r.starts_at AND",
    put: "JOIN appointment a ON a.id = r.appointment_id AND",
    tests: ["integration", "scheduling-reminder-links"],
  },
  {
    name: "a reminder's link is made by anybody",
    file: "app/platform/crypto/signed-link.server.ts",
    find: "if (!timingSafeEqual(bytes.subarray(ID_BYTES), idSignature(purpose, id))) return null;",
    put: "void idSignature;",
    tests: ["unit", "signed-link"],
  },
  {
    name: "the practice is named to whoever does not want it named",
    file: "app/domain/accounts/contact-rules.ts",
    find: "(namesPractice ? { name: practice.shortName, phone: practice.phone } : NAMELESS)",
    put: "(namesPractice || practice ? { name: practice.shortName, phone: practice.phone } : NAMELESS)",
    tests: ["integration", "scheduling-reminders"],
  },
  {
    name: "somebody is texted who has not agreed to it",
    file: "app/domain/accounts/text-consent-queries.server.ts",
    find: "WHERE person_id = ANY ($1::uuid[]) AND ended_at IS NULL FOR SHARE",
    put: "WHERE person_id = ANY ($1::uuid[]) FOR SHARE",
    tests: ["integration", "scheduling-text-reminders"],
  },
  {
    name: "a consent counts for another number",
    file: "app/domain/accounts/text-consent-queries.server.ts",
    find: "return phone && phoneHash(phone) === hash ? [[personId, phone]] : [];",
    put: "return phone ? [[personId, phone]] : [hash as never];",
    tests: ["integration", "scheduling-text-reminders"],
  },
  {
    name: "anybody ends the texts of others",
    file: "app/platform/sms/inbound.server.ts",
    find: "if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;",
    put: "void [actual, expected, timingSafeEqual];",
    tests: ["integration", "platform-texts"],
  },
  {
    name: "a text whose answer was lost is sent twice",
    file: "app/platform/mail/send.server.ts",
    find: "if (message.tries > 1 && (await provider.hasTaken(one))) return;",
    put: "",
    tests: ["integration", "platform-texts"],
  },
];
