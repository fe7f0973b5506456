import type { Guard } from "./guard";

const tests: Guard["tests"] = ["integration", "scheduling-admin"];

/** Who may change every calendar, and what even they may not. */
export const GUARDS_OF_CALENDARS: Guard[] = [
  {
    name: "somebody without that permission acts for the practice",
    file: "app/domain/scheduling/appointment-party.ts",
    find: 'if (!hasPermission(actor, "practice")) throw notFound();',
    put: "void notFound;",
    tests,
  },
  {
    name: "who says of themselves that they act for the practice is believed",
    file: "app/domain/scheduling/appointment-party.ts",
    find: '"forPractice" in party && hasPermission(party, "practice")',
    put: '"forPractice" in party',
    tests,
  },
  {
    name: "a therapist or a client books against hours and notice",
    file: "app/domain/scheduling/book-appointment.server.ts",
    find: "if (input.anyTime && !actsForPractice(actor)) throw notFound();",
    put: "void actsForPractice;",
    tests,
  },
  {
    name: "a therapist or a client moves against hours and notice",
    file: "app/domain/scheduling/move-appointment.server.ts",
    find: "if (input.anyTime && !actsForPractice(party)) throw notFound();",
    put: "void [actsForPractice, notFound];",
    tests,
  },
  {
    name: "nobody reads in the log that a rule was overridden",
    file: "app/domain/scheduling/book-appointment.server.ts",
    find: "if (overridden) await recordOverride(tx, actor, booked.appointmentId, input.chartId);",
    put: "void [overridden, recordOverride];",
    tests,
  },
  {
    name: "an admin books what is over",
    file: "app/domain/scheduling/openings-queries.server.ts",
    find: "if (question.anyTime && start > now.getTime()) {",
    put: "if (question.anyTime) {",
    tests,
  },
  {
    name: "who does the billing reads names in the calendar",
    file: "app/domain/scheduling/calendar-queries.server.ts",
    find: "const ground = await groundOf(frame, null, manages);",
    put: "const ground = await groundOf(frame, null, true);",
    tests,
  },
  {
    name: "a calendar lets its sessions be opened by who may not",
    file: "app/domain/scheduling/calendar-queries.server.ts",
    find: "const pageOf = manages ? (id: string) => `/admin/sessions/${id}` : null;",
    put: "const pageOf = (id: string) => `/admin/sessions/${id}`;",
    tests,
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
