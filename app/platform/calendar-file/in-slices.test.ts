import fc from "fast-check";
import { expect, test } from "vitest";
import { calendar, event, FROM, readBusy, TO } from "./elsewhere-calendar.fixture";
import { inSlices } from "./in-slices.server";

test("work that does not end is ended, within a step and between steps", async () => {
  const never: Iterator<unknown> = {
    next() {
      for (;;);
    },
  };
  await expect(inSlices(never, { stuckMs: 50, mostMs: 1_000 })).rejects.toMatchObject({
    code: "too-complicated",
  });
  const always = (function* () {
    for (;;) yield;
  })();
  await expect(inSlices(always, { stuckMs: 1_000, mostMs: 50 })).rejects.toMatchObject({
    code: "too-complicated",
  });
});

test("others are served while a large calendar is read", async () => {
  const many = Array.from({ length: 1_000 }, (_, at) =>
    event("DTSTART:20200101T120000Z", "DURATION:PT1H", `RRULE:FREQ=WEEKLY;COUNT=${at % 50}`).replace(
      "one@",
      `${at}@`,
    ),
  );
  let served = 0;
  const beat = setInterval(() => {
    served += 1;
  }, 1);
  const { unread } = await readBusy(calendar(...many));
  clearInterval(beat);
  expect(unread).toBe(0);
  expect(served).toBeGreaterThan(3);
});

const rule = fc
  .record({
    freq: fc.constantFrom("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "X"),
    rest: fc.array(
      fc.constantFrom(
        "COUNT=3",
        "INTERVAL=0",
        "INTERVAL=99999",
        "BYDAY=-5MO",
        "BYDAY=MO,TU",
        "BYMONTHDAY=-31",
        "BYMONTH=2;BYMONTHDAY=30",
        "BYSETPOS=-1",
        "BYYEARDAY=366",
        "BYWEEKNO=53",
        "UNTIL=2026",
        "BYHOUR=25",
        "WKST=XX",
        "BYMONTH=13",
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ freq, rest }) => `RRULE:${[`FREQ=${freq}`, ...rest].join(";")}`);
const line = fc.oneof(
  rule,
  fc.constantFrom(
    "DTSTART:20261124T223000Z",
    "DTSTART;VALUE=DATE:20261124",
    "DTSTART;TZID=x:20260230T250000",
    "DTEND:20261124T232000Z",
    "DURATION:-P1D",
    "DURATION:P99999D",
    "EXDATE:x",
    "RDATE;VALUE=PERIOD:20261201T000000Z/PT1H",
    "RECURRENCE-ID:20261124T223000Z",
    "BEGIN:VALARM",
    "END:VEVENT",
  ),
  fc.string({ maxLength: 30 }),
);

test("whatever stands in a file, it is read or refused in words of ours, and its times lie where they were asked for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { maxLength: 6 }), { maxLength: 4 }), async (events) => {
      const answer = await readBusy(calendar(...events.map((lines) => event(...lines)))).catch(
        (error: Error) => error,
      );
      if (answer instanceof Error) expect(answer.name).toBe("CalendarProblem");
      else
        for (const [from, to] of answer.ranges) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(Date.parse(FROM));
          expect(to).toBeLessThanOrEqual(Date.parse(TO));
        }
    }),
    { numRuns: 300 },
  );
});
