import { DEMO_CALENDAR } from "#app/domain/scheduling/demo-calendar";
import { assertNoPracticeHere } from "./no-practice-here.server";

/** The other calendar of a made-up therapist. A 404 where a practice works. */
export function demoCalendar(): string {
  assertNoPracticeHere();
  return DEMO_CALENDAR;
}
