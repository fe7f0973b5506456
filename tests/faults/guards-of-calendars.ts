import type { Guard } from "./guard";

const FEED_ROWS = "app/domain/scheduling/internal/feed-rows.server.ts";

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
];
