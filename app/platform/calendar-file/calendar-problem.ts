/** Why a file is no calendar that we read: none at all, or one that asks for more work than any calendar does. */
export class CalendarProblem extends Error {
  readonly code: "not-a-calendar" | "too-complicated";
  constructor(code: CalendarProblem["code"]) {
    super(code);
    this.name = "CalendarProblem";
    this.code = code;
  }
}
