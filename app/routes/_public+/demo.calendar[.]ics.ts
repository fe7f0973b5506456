import { demoCalendar } from "#app/http/demo-calendar.server";
import { open } from "#app/http/open.server";
import { download } from "#app/http/respond.server";

/** Where the demo reads a therapist's other calendar from. */
export const loader = open({ may: "demo.read" }, () => download("ics", "calendar", demoCalendar()));
