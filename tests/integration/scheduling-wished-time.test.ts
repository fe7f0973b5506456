import { beforeAll, expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readTimesFor } from "#app/domain/scheduling/wished-time-queries.server";
import { amara, couple, form, others } from "#tests/fixtures/booked-world";
import { clock } from "#tests/fixtures/scheduling-world";

const wish = (day: string, at: number, pair = others) =>
  readTimesFor(
    {
      ...{ therapistId: amara.therapistId, serviceSlug: "couple-50", zone: "America/New_York" },
      ...{ people: [pair.a.personId, pair.b.personId], asked: { day, at } },
    },
    clock,
  );

beforeAll(async () => {
  await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
});

test("a free time that was pointed at is chosen, and the page opens on its day", async () => {
  const { wished, picker } = await wish("2026-12-02", 14 * 60);
  expect(picker.day).toBe("2026-12-02");
  expect(wished).toEqual({
    startsAt: "2026-12-02T19:00:00.000Z",
    value: `2026-12-02T19:00:00.000Z_${amara.slug}`,
    why: null,
    nearest: [],
  });
});

test("one that cannot be had says why, and names the three closest that every member can attend", async () => {
  const { wished } = await wish("2026-12-02", 10 * 60 + 30);
  expect(wished).toMatchObject({ value: null, why: expect.stringContaining("overlaps another session") });
  expect(wished?.nearest.map((one) => one.startsAt)).toEqual([
    "2026-12-02T14:00:00.000Z",
    "2026-12-02T16:00:00.000Z",
    "2026-12-02T16:30:00.000Z",
  ]);
  expect((await wish("2026-12-02", 19 * 60)).wished?.why).toContain("outside the open hours");
  expect((await wish("2026-11-23", 8 * 60 + 30)).wished?.why).toContain("sooner than your notice");
  const busy = (await wish("2026-12-02", 10 * 60, couple)).wished;
  expect(busy?.why).toContain("overlaps another session");
});

test("a day behind the first two weeks is still opened", async () => {
  expect((await wish("2026-12-22", 11 * 60)).picker.day).toBe("2026-12-22");
});
