import { expect, test } from "vitest";
import { readChart } from "#app/domain/charts/read-chart.server";
import { readCaseload } from "#app/domain/insights/caseload-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readCalendar, readToday } from "#app/domain/scheduling/calendar-queries.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import { db } from "#app/platform/db/client.server";
import {
  amara,
  aPastAppointment,
  both,
  couple,
  form,
  luis,
  others,
  stranger,
} from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";
import { statementsOf } from "#tests/fixtures/statement-plans";

test("the caseload shows next and last session and notes to sign, to the care team alone", async () => {
  const before = await readCaseload(amara, {}, clock);
  expect(before.map((row) => row.label)).toEqual(["Kim & Lee", "Robin & Sam"]);
  const done = await aPastAppointment("2026-11-09");
  await setAppointmentStatus(amara, { appointmentId: done, version: 1, status: "done" }, clock);
  await bookAppointment(couple.a, form("2026-11-30T15:00:00Z"), clock);
  const [row, ...more] = await readCaseload(amara, { search: "rObIn" }, clock);
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    chartId: couple.chartId,
    nextAt: "2026-11-30T15:00:00.000Z",
    lastAt: "2026-11-09T15:00:00.000Z",
    unsignedNotes: 1,
  });
  expect(await readCaseload(amara, { status: "discharged" }, clock)).toEqual([]);
  expect(await readCaseload(amara, { search: "%" }, clock)).toEqual([]);
  expect(await readCaseload(luis, {}, clock)).toEqual([]);
  expect(await codeOf(readCaseload(stranger, {}, clock))).toBe("not-found");
});

test("each look at a chart is recorded, and another therapist or a member finds none", async () => {
  const looks = () => db.auditEvent.count({ where: { chartId: couple.chartId, action: "chart-read" } });
  const before = await looks();
  expect((await readChart(amara, couple.chartId)).label).toBe("Robin & Sam");
  expect(await looks()).toBe(before + 1);
  for (const nobody of [luis, stranger, couple.a]) {
    expect(await codeOf(readChart(nobody, couple.chartId))).toBe("not-found");
  }
  expect(await looks()).toBe(before + 1);
});

test("the week says everything about a session in one line, and is the therapist's own", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
  const asked = { view: "week", date: "2026-12-05" } as const;
  const week = await readCalendar(amara, asked, clock);
  expect(week).toMatchObject({
    previous: "2026-11-28",
    next: "2026-12-12",
    label: "Week of Monday, November 30",
  });
  expect(week.columns.map((column) => column.heading)).toEqual(["Mon", "Tue", "Wed", "Thu", "Fri"]);
  expect(week.blocks.find((block) => block.to?.endsWith(appointmentId))).toMatchObject({
    column: "2026-12-02",
    startMinute: 600,
    endMinute: 650,
    to: `/therapist/sessions/${appointmentId}`,
    moveTo: `/therapist/sessions/${appointmentId}/move`,
    regular: false,
    fullText: "Wed, Dec 2, 10:00 AM ET, Robin & Sam, Couple session, 50 minutes, Booked",
  });
  expect((await readCalendar(luis, asked, clock)).blocks).toEqual([]);
  const today = await readToday(amara, () => new Date("2026-12-03T04:59:00Z"));
  expect(today.title).toBe("Wednesday, December 2");
  expect(today.appointments.map((one) => one.id)).toEqual([appointmentId]);
  expect(await codeOf(readToday(stranger, clock))).toBe("not-found");
  expect(await codeOf(readCalendar(stranger, asked, clock))).toBe("not-found");
});

test("however many sessions a week has, the database is asked no more often", async () => {
  const read = () => readCalendar(amara, { view: "week", date: "2026-12-14" }, clock);
  await bookAppointment(couple.a, form("2026-12-14T15:00:00Z"), clock);
  await read();
  const alone = await statementsOf(read);
  const theirs = { chartId: others.chartId, attending: both(others) };
  for (const day of [15, 16, 17, 18]) {
    await bookAppointment(couple.a, form(`2026-12-${day}T15:00:00Z`), clock);
    await bookAppointment(others.a, form(`2026-12-${day}T17:00:00Z`, theirs), clock);
  }
  expect((await read()).blocks).toHaveLength(9);
  expect(await statementsOf(read)).toHaveLength(alone.length);
});
