import type { Guard } from "./guard";
import { GUARDS_OF_ASKING } from "./guards-of-asking";
import { GUARDS_OF_CALENDARS } from "./guards-of-calendars";
import { GUARDS_OF_FILES } from "./guards-of-files";
import { GUARDS_OF_JOINING } from "./guards-of-joining";
import { GUARDS_OF_RECORDS } from "./guards-of-records";
import { GUARDS_OF_REMINDERS } from "./guards-of-reminders";
import { GUARDS_OF_SIGNING_IN } from "./guards-of-signing-in";
import { GUARDS_OF_THE_HOUSE } from "./guards-of-the-house";
import { GUARDS_OF_THE_POLICY } from "./guards-of-the-policy";
import { GUARDS_OF_THE_SERVER } from "./guards-of-the-server";
import { GUARDS_OF_ZONES } from "./guards-of-zones";

/** Every guard that is taken away in turn. */
export const GUARDS: Guard[] = [
  ...GUARDS_OF_RECORDS,
  ...GUARDS_OF_ASKING,
  ...GUARDS_OF_CALENDARS,
  ...GUARDS_OF_FILES,
  ...GUARDS_OF_JOINING,
  ...GUARDS_OF_REMINDERS,
  ...GUARDS_OF_SIGNING_IN,
  ...GUARDS_OF_THE_HOUSE,
  ...GUARDS_OF_THE_POLICY,
  ...GUARDS_OF_ZONES,
  ...GUARDS_OF_THE_SERVER,
];
