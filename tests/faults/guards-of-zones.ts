import type { Guard } from "./guard";

const tests: Guard["tests"] = ["integration", "server-zones"];

/** That neither the machine's zone nor the database's is anybody's. */
export const GUARDS_OF_ZONES: Guard[] = [
  {
    name: "connections keep the zone of the database",
    file: "app/platform/db/pool.server.ts",
    find: " -c TimeZone=UTC",
    put: "",
    tests: ["integration", "database-zone"],
  },
  {
    name: "dates and hours are those of the machine's zone",
    file: "app/domain/shared/time.ts",
    find: "const wall = new Date(at.getTime() + offsetMs(at, zone));",
    put: "void [offsetMs, zone];\n  const wall = new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS);",
    tests,
  },
  {
    name: "mails tell the time of the machine's zone",
    file: "app/domain/shared/time.ts",
    find: "{ ...options, timeZone: zone }",
    put: "options",
    tests,
  },
  {
    name: "pages tell the time of the machine's zone",
    file: "app/ui/time-format.ts",
    find: "{ ...options, timeZone: zone }",
    put: "options",
    tests,
  },
];
