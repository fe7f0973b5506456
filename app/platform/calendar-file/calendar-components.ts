import { CalendarProblem } from "./calendar-problem";

/** A part of a calendar file, as unfolded lines without its BEGIN and END. */
export type CalendarComponent = { name: "VEVENT" | "VTIMEZONE"; lines: string[] };

/** What says when something is. Titles, places and people are not even looked at. */
const ABOUT_TIME = /^(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|TRANSP|STATUS)(?=[;:])/i;
const EDGE = /^(BEGIN|END):\s*([A-Z-]+)\s*$/i;

const PAUSE_EVERY = 500;

/** Lines as they were before they were folded (RFC 5545, 3.1). */
function* unfolded(text: string): Generator<string> {
  let line: string | null = null;
  for (const [raw] of text.replace(/^\uFEFF/, "").matchAll(/[^\r\n]+/g)) {
    if (/^[ \t]/.test(raw)) line = (line ?? "") + raw.slice(1);
    else {
      if (line !== null) yield line;
      line = raw;
    }
  }
  if (line !== null) yield line;
}

/** Takes the lines of a file one after the other, and keeps what stands directly in its calendars. */
class Collector {
  readonly found: CalendarComponent[] = [];
  /** What has begun and not ended, the outermost first. */
  readonly #open: string[] = [];
  #current: CalendarComponent | null = null;

  take(line: string): void {
    const [, edge, name = ""] = EDGE.exec(line) ?? [];
    if (edge?.toUpperCase() === "BEGIN") this.#begin(name.toUpperCase(), line);
    else if (this.#open.length === 0) throw new CalendarProblem("not-a-calendar");
    else if (edge) this.#end(name.toUpperCase(), line);
    else if (this.#isWanted(line)) this.#current?.lines.push(line);
  }

  get isClosed(): boolean {
    return this.#open.length === 0;
  }

  #begin(name: string, line: string): void {
    if (this.#open.length === 0 && name !== "VCALENDAR") throw new CalendarProblem("not-a-calendar");
    this.#open.push(name);
    if (this.#open.length === 2 && (name === "VEVENT" || name === "VTIMEZONE"))
      this.#current = { name, lines: [] };
    else this.#keepInZone(line);
  }

  #end(name: string, line: string): void {
    if (this.#open.pop() !== name) throw new CalendarProblem("not-a-calendar");
    if (this.#open.length > 1) this.#keepInZone(line);
    else {
      if (this.#current) this.found.push(this.#current);
      this.#current = null;
    }
  }

  /** A time zone is kept whole, with the parts it is made of. */
  #keepInZone(line: string): void {
    if (this.#current?.name === "VTIMEZONE") this.#current.lines.push(line);
  }

  #isWanted(line: string): boolean {
    return this.#current?.name === "VTIMEZONE" || (this.#open.length === 2 && ABOUT_TIME.test(line));
  }
}

/**
 * The events and time zones of a calendar file; of events the lines about time. Yields nothing but pauses.
 * @throws CalendarProblem "not-a-calendar"
 */
export function* componentsOf(text: string): Generator<undefined, CalendarComponent[]> {
  const collector = new Collector();
  let count = 0;
  for (const line of unfolded(text)) {
    count += 1;
    if (count % PAUSE_EVERY === 0) yield;
    collector.take(line);
  }
  if (count === 0 || !collector.isClosed) throw new CalendarProblem("not-a-calendar");
  return collector.found;
}
