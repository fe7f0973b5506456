import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import {
  addDays,
  atLocalMinute,
  type Clock,
  clockWords,
  formatDay,
  formatMoment,
  localTime,
  realClock,
  zoneLabel,
} from "#app/domain/shared/time";
import { readTherapistDay } from "./appointment-queries.server";
import type { AppointmentView } from "./appointment-view";
import {
  blocksOf,
  type CalendarBlock,
  type CalendarKind,
  type CalendarPage,
  clockAt,
  datesOf,
  dayHeading,
  dayOf,
  labelOf,
} from "./calendar-view";
import { confirmationsOf } from "./confirmation-queries.server";
import { type BusyElsewhere, busyElsewhere } from "./external-calendar-queries.server";
import { type CalendarGround, calendarGround, type HoursOfTherapist } from "./internal/calendar-rows.server";
import { exceptionsOfRow, hoursOfRow } from "./internal/openings-rows.server";

/** Who an appointment is with, as its therapist says it. */
const peopleOf = (view: AppointmentView): string => view.chart?.label ?? view.lead?.name ?? "";

export type CalendarAsked = { view: CalendarKind; date: string | null };

type Frame = { zone: string; now: Date; dates: string[]; page: Omit<CalendarPage, "columns" | "blocks"> };

async function frameOf({ view, date: asked }: CalendarAsked, clock: Clock): Promise<Frame> {
  const { zone } = await practiceProfile();
  const now = clock();
  const { date: today, minute: nowMinute } = clockAt(now, zone);
  const date = asked ?? today;
  const step = view === "day" ? 1 : 7;
  const page = {
    ...{ view, date, today, nowMinute },
    timesIn: zoneLabel(now, zone),
    previous: addDays(date, -step),
    next: addDays(date, step),
    label: labelOf(view, date),
  };
  return { zone, now, dates: datesOf(view, date), page };
}

/** Nobody looks at the night for what somebody else's calendar says of it. */
const BUSY_SHOWN = { from: 7 * 60, until: 21 * 60 };

/** What another calendar says, on one day, in words that tell nothing of what it is. */
function busyBlocks(busy: readonly BusyElsewhere[], day: string, zone: string): CalendarBlock[] {
  return busy.flatMap(({ id, fromAt, toAt }): CalendarBlock[] => {
    const [from, until] = [localTime(fromAt, zone), localTime(toAt, zone)];
    const startMinute = Math.max(from.date < day ? 0 : from.minute, BUSY_SHOWN.from);
    const endMinute = Math.min(until.date > day ? 1440 : until.minute, BUSY_SHOWN.until);
    if (from.date > day || until.date < day || startMinute >= endMinute) return [];
    const at = atLocalMinute(day, startMinute, zone);
    return [
      {
        ...{ id: `${id} ${day}`, column: day, startMinute, endMinute, to: "/therapist/other-calendars" },
        ...{ moveTo: null, status: "", regular: false, cancelled: false },
        ...{ time: clockWords(at, zone), title: "Busy (other calendar)", detail: "", tone: "stone" as const },
        fullText: `${formatMoment(at, zone)}, busy in another calendar`,
      },
    ];
  });
}

function groundOf(
  { zone, now, dates }: Frame,
  therapistId: string | null,
  named: boolean,
): Promise<CalendarGround> {
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  return calendarGround({
    ...{ therapistId, named, now },
    dates: [first, last],
    from: atLocalMinute(first, 0, zone),
    to: atLocalMinute(addDays(last, 1), 0, zone),
  });
}

/** Its rows with how far each that is booked is confirmed, in the words of Today and of the clients' pages. */
async function withStages(ground: CalendarGround, { now }: Frame) {
  const booked = ground.rows.filter((row) => row.status === "booked");
  const confirmations = await confirmationsOf(booked, "staff", () => now);
  return { ...ground, rows: ground.rows.map((row) => ({ ...row, stage: confirmations[row.id]?.stage })) };
}

type StagedGround = Awaited<ReturnType<typeof withStages>>;

const timesOf = (one: HoursOfTherapist) => ({ hours: hoursOfRow(one), exceptions: exceptionsOfRow(one) });

/** A column for each day of one therapist; of a weekend only the days on which something is booked or open. */
function daysOfOne(frame: Frame, ground: StagedGround, pageOf: ((id: string) => string) | null) {
  const { zone, now, dates, page } = frame;
  const [one] = ground.therapists;
  const times = one ? timesOf(one) : { hours: [], exceptions: [] };
  const at = { date: page.today, minute: page.nowMinute };
  const isShown = (date: string) => (dates.includes(date) ? date : null);
  const blocks = ground.rows.flatMap((row) => blocksOf(row, { zone, now, pageOf, columnOf: isShown }));
  const columns = dates
    .map((date) => ({
      ...dayHeading(date),
      ...dayOf(date, times, { zone, now: at, holiday: ground.holidays.get(date) }),
    }))
    .filter(
      ({ id, open }, index) =>
        dates.length === 1 || index < 5 || open.length > 0 || blocks.some((block) => block.column === id),
    );
  return { columns, blocks };
}

/** The actor's own day or week. @throws DomainError "not-found" for who is no therapist */
export async function readCalendar(
  actor: Actor,
  asked: CalendarAsked,
  clock: Clock = realClock,
): Promise<CalendarPage> {
  if (!actor.therapistId) throw notFound();
  const frame = await frameOf(asked, clock);
  const { zone, dates } = frame;
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  const [ground, elsewhere] = await Promise.all([
    groundOf(frame, actor.therapistId, true),
    busyElsewhere(actor, atLocalMinute(first, 0, zone), atLocalMinute(addDays(last, 1), 0, zone)),
  ]);
  const staged = await withStages(ground, frame);
  const { columns, blocks } = daysOfOne(frame, staged, (id) => `/therapist/sessions/${id}`);
  const busy = columns.flatMap(({ id }) => busyBlocks(elsewhere, id, zone));
  return { ...frame.page, columns, blocks: [...blocks, ...busy] };
}

export type Colleague = { slug: string; name: string };

export type PracticeCalendar = CalendarPage & {
  /** Everybody whose calendar there is. */
  therapists: Colleague[];
  /** Whose week it is; null for a day, which shows all of them. */
  of: Colleague | null;
  /** Names are shown, and what is booked can be opened. */
  manages: boolean;
};

/**
 * All therapists beside each other for a day, or the week of one. Who manages the practice reads names; who does its
 * billing reads time, service and status alone. @throws DomainError "not-found" for who is no admin
 */
export async function readPracticeCalendar(
  actor: Actor,
  asked: CalendarAsked & { therapist: string | null },
  clock: Clock = realClock,
): Promise<PracticeCalendar> {
  const manages = hasPermission(actor, "practice");
  if (!manages && !hasPermission(actor, "billing")) throw notFound();
  const frame = await frameOf(asked, clock);
  const ground = await groundOf(frame, null, manages);
  const isShown = (one: HoursOfTherapist) =>
    one.active || ground.rows.some((row) => row.therapist === one.slug);
  const shown = ground.therapists.filter(isShown);
  const therapists = shown.map(({ slug, name }) => ({ slug, name }));
  const pageOf = manages ? (id: string) => `/admin/sessions/${id}` : null;
  const base = { ...frame.page, therapists, manages };
  if (asked.view === "day") {
    const all = await withStages({ ...ground, therapists: shown }, frame);
    return { ...base, of: null, ...everybodyOn(frame, all, pageOf) };
  }
  const of = therapists.find((one) => one.slug === asked.therapist) ?? therapists[0] ?? null;
  const own = {
    ...ground,
    therapists: shown.filter((one) => one.slug === of?.slug),
    rows: ground.rows.filter((row) => row.therapist === of?.slug),
  };
  return { ...base, of, ...daysOfOne(frame, await withStages(own, frame), pageOf) };
}

/** A column for each therapist on one day. */
function everybodyOn(frame: Frame, ground: StagedGround, pageOf: ((id: string) => string) | null) {
  const { zone, now, page } = frame;
  const context = {
    ...{ zone, holiday: ground.holidays.get(page.date) },
    now: { date: page.today, minute: page.nowMinute },
  };
  const columns = ground.therapists.map((one) => {
    const { note: _note, ...day } = dayOf(page.date, timesOf(one), context);
    return { ...day, today: false, id: one.slug, heading: one.name, subheading: "", fullName: one.name };
  });
  const blocks = ground.rows.flatMap((row) =>
    blocksOf(row, {
      ...{ zone, now, pageOf },
      columnOf: (date) => (date === page.date ? row.therapist : null),
    }),
  );
  return { columns, blocks };
}

export type Today = { zone: string; title: string; appointments: (AppointmentView & { people: string })[] };

/** The actor's own day in the order of time, cancelled ones included. */
export async function readToday(actor: Actor, clock: Clock = realClock): Promise<Today> {
  const { zone, fromDate, appointments } = await readTherapistDay(actor, null, clock);
  const sorted = [...appointments].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return {
    zone,
    title: formatDay(fromDate),
    appointments: sorted.map((view) => ({ ...view, people: peopleOf(view) })),
  };
}
