import { expect, test } from "vitest";
import { busyTimes } from "./busy-times.server";
import { calendar, ET, event, readBusy } from "./elsewhere-calendar.fixture";

const iso = (at: number) => new Date(at).toISOString().replace(/:00\.000Z$/, "Z");
/** "start/end" of each range. */
async function rangesOf(text: string, zone = ET): Promise<string[]> {
  const { ranges, unread } = await readBusy(text, zone);
  expect(unread).toBe(0);
  return ranges.map(([from, to]) => `${iso(from)}/${iso(to)}`);
}
test("an entry in UTC, in a known zone, without a zone, and with a length instead of an end", async () => {
  const zoned = "DTSTART;TZID=America/Chicago:20261124T170000";
  expect(await rangesOf(calendar(event("DTSTART:20261124T223000Z", "DTEND:20261124T232000Z")))).toEqual([
    "2026-11-24T22:30Z/2026-11-24T23:20Z",
  ]);
  expect(await rangesOf(calendar(event(zoned, "DURATION:PT1H30M")))).toEqual([
    "2026-11-24T23:00Z/2026-11-25T00:30Z",
  ]);
  const floating = calendar(event("DTSTART:20261124T170000", "DTEND:20261124T180000"));
  expect(await rangesOf(floating)).toEqual(["2026-11-24T22:00Z/2026-11-24T23:00Z"]);
  expect(await rangesOf(floating, "Europe/Berlin")).toEqual(["2026-11-24T16:00Z/2026-11-24T17:00Z"]);
});

test("whole days are those of the calendar's owner", async () => {
  expect(await rangesOf(calendar(event("DTSTART;VALUE=DATE:20261126")))).toEqual([
    "2026-11-26T05:00Z/2026-11-27T05:00Z",
  ]);
  const days = event("DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261129");
  expect(await rangesOf(calendar(days))).toEqual(["2026-11-26T05:00Z/2026-11-29T05:00Z"]);
});

test("free and canceled entries, our own, and those without a length do not count", async () => {
  const time = ["DTSTART:20261124T223000Z", "DTEND:20261124T232000Z"];
  const free = event(...time, "TRANSP:TRANSPARENT");
  const canceled = event(...time, "STATUS:CANCELLED");
  const ours = event(...time).replace("one@elsewhere", "0192f0a0@ours.example");
  const reminder = event("DTSTART:20261124T223000Z");
  for (const one of [free, canceled, ours, reminder]) expect(await rangesOf(calendar(one))).toEqual([]);
  expect(await rangesOf(calendar(event(...time, "TRANSP:OPAQUE", "STATUS:TENTATIVE")))).toHaveLength(1);
});

test("what recurs does so on the wall, across a change of the clocks", async () => {
  const weekly = event(
    "DTSTART;TZID=America/New_York:20261020T120000",
    "DTEND;TZID=America/New_York:20261020T130000",
    "RRULE:FREQ=WEEKLY;BYDAY=TU",
  );
  const inOctober = await busyTimes(calendar(weekly), {
    ...{ from: Date.parse("2026-10-26T00:00:00Z"), to: Date.parse("2026-11-04T00:00:00Z"), zone: ET },
    isOurs: () => false,
  });
  expect(inOctober.ranges.map(([from]) => iso(from))).toEqual(["2026-10-27T16:00Z", "2026-11-03T17:00Z"]);
});

test("a rule ends by a count, a day, a time of the wall or a moment; the last one still belongs to it", async () => {
  const daily = (rule: string, start = "DTSTART;TZID=Asia/Tokyo:20261201T100000") =>
    calendar(event(start, "DURATION:PT1H", `RRULE:FREQ=DAILY;${rule}`));
  const three = [
    "2026-12-01T01:00Z/2026-12-01T02:00Z",
    "2026-12-02T01:00Z/2026-12-02T02:00Z",
    "2026-12-03T01:00Z/2026-12-03T02:00Z",
  ];
  for (const rule of ["COUNT=3", "UNTIL=20261203", "UNTIL=20261203T100000", "UNTIL=20261203T010000Z"])
    expect(await rangesOf(daily(rule)), rule).toEqual(three);
  expect(await rangesOf(daily("UNTIL=20261203T005959Z"))).toEqual(three.slice(0, 2));
  const early = daily("UNTIL=20261203T060000Z", "DTSTART;TZID=America/New_York:20261201T010000");
  expect(await rangesOf(early)).toHaveLength(3);
});

test("single times of a series are left out, moved, freed and added", async () => {
  const series = event(
    ...["DTSTART;TZID=America/New_York:20261201T090000", "DTEND;TZID=America/New_York:20261201T100000"],
    ...["RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE;TZID=America/New_York:20261027T090000,20261208T090000"],
    ...["EXDATE;VALUE=DATE:20261215", "RDATE:20261224T150000Z"],
  );
  const moved = event(
    "RECURRENCE-ID;TZID=America/New_York:20261222T090000",
    "DTSTART:20261223T200000Z",
    "DTEND:20261223T203000Z",
  );
  const freed = event(
    "RECURRENCE-ID:20261229T140000Z",
    "DTSTART:20261229T140000Z",
    "DTEND:20261229T150000Z",
    "TRANSP:TRANSPARENT",
  );
  expect(await rangesOf(calendar(series, moved, freed))).toEqual([
    "2026-12-01T14:00Z/2026-12-01T15:00Z",
    "2026-12-23T20:00Z/2026-12-23T20:30Z",
    "2026-12-24T15:00Z/2026-12-24T16:00Z",
    "2027-01-05T14:00Z/2027-01-05T15:00Z",
  ]);
});

test("a change of one time and of all later ones moves these too", async () => {
  const series = event("DTSTART:20261201T150000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4");
  const later = event(
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261215T150000Z",
    "DTSTART:20261215T170000Z",
    "DURATION:PT30M",
  );
  expect(await rangesOf(calendar(series, later))).toEqual([
    "2026-12-01T15:00Z/2026-12-01T16:00Z",
    "2026-12-08T15:00Z/2026-12-08T16:00Z",
    "2026-12-15T17:00Z/2026-12-15T17:30Z",
    "2026-12-22T17:00Z/2026-12-22T17:30Z",
  ]);
});

test("whole days that recur follow the days of the owner", async () => {
  const days = event(
    "DTSTART;VALUE=DATE:20261127",
    "RRULE:FREQ=WEEKLY;COUNT=2",
    "EXDATE;VALUE=DATE:20261127",
  );
  expect(await rangesOf(calendar(days))).toEqual(["2026-12-04T05:00Z/2026-12-05T05:00Z"]);
});

const ZONE = [
  ...["BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD", "DTSTART:16010101T020000"],
  ...["TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "END:STANDARD"],
  ...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400"],
  ...["RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"],
].join("\r\n");

test("a zone is what its name means, what the file says of it, or else the owner's", async () => {
  const inZone = (tzid: string) => event(`DTSTART;TZID=${tzid}:20261124T170000`, "DURATION:PT1H");
  const five = ["2026-11-24T22:00Z/2026-11-24T23:00Z"];
  expect(await rangesOf(calendar(ZONE, inZone("Customized Time Zone")), "Asia/Tokyo")).toEqual(five);
  for (const tzid of [
    "Eastern Standard Time",
    "/freeassociation.sourceforge.net/America/New_York",
    "US/Eastern",
  ])
    expect(await rangesOf(calendar(inZone(tzid)), "Asia/Tokyo"), tzid).toEqual(five);
  expect(await rangesOf(calendar(inZone("Nobody knows")))).toEqual(five);
});

test("folded lines, parts within entries, titles of any kind and several calendars in a file are read", async () => {
  const folded = event(
    "DTSTART;TZID=America/New",
    "\t_York:2026112",
    " 4T170000",
    "DURATION:PT1H",
    "SUMMARY:Not; a: \\nproblem",
  );
  const alarm = event(
    "DTSTART:20261125T220000Z",
    "DURATION:PT1H",
    "BEGIN:VALARM",
    "DURATION:PT9H",
    "TRIGGER:-PT15M",
    "END:VALARM",
    "X-GARBAGE without a colon",
  );
  const text = `\uFEFF${calendar(folded)}\n${calendar(alarm)}`.replaceAll("\r\n", "\n");
  expect(await rangesOf(text)).toEqual([
    "2026-11-24T22:00Z/2026-11-24T23:00Z",
    "2026-11-25T22:00Z/2026-11-25T23:00Z",
  ]);
});

test("what lies outside is cut off, and the same time twice is once", async () => {
  const long = event("DTSTART:20200101T000000Z", "DTEND:20991231T000000Z");
  expect(await rangesOf(calendar(long, long.replace("one@", "two@")))).toEqual([
    "2026-11-20T00:00Z/2027-01-20T00:00Z",
  ]);
  expect(await rangesOf(calendar(event("DTSTART:20250101T000000Z", "DURATION:PT1H")))).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["a web page", "<!doctype html><title>Sign in</title>"],
  ["half a calendar", calendar(event("DTSTART:20261124T223000Z")).slice(0, -40)],
  ["parts that do not end in turn", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT"],
  ["an entry of no calendar", event("DTSTART:20261124T223000Z")],
])("%s is no calendar", async (_what, text) => {
  await expect(readBusy(text)).rejects.toMatchObject({ code: "not-a-calendar" });
});

test("entries that cannot be read are counted, and the others read all the same", async () => {
  const good = event("DTSTART:20261124T223000Z", "DTEND:20261124T232000Z");
  const bad = [
    event("SUMMARY:No start"),
    event("DTSTART:yesterday"),
    event("DTSTART:20261124T223000Z", "RRULE:FREQ=NEVER"),
    event("DTSTART:20261124T223000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"),
    event("DTSTART:20261124T223000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
    event("DTSTART:19000101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
  ].map((one, index) => one.replace("one@", `bad-${index}@`));
  const { ranges, unread } = await readBusy(calendar(...bad, good));
  expect(ranges).toHaveLength(1);
  expect(unread).toBe(bad.length);
});

test("a file with too many times is not read to its end", async () => {
  const bombs = Array.from({ length: 100 }, (_, at) =>
    event(
      `DTSTART:20261124T${String(at % 24).padStart(2, "0")}${String(at % 60).padStart(2, "0")}00Z`,
      "DURATION:PT1M",
      "RRULE:FREQ=DAILY",
    ).replace("one@", `${at}@`),
  );
  await expect(readBusy(calendar(...bombs))).rejects.toMatchObject({ code: "too-complicated" });
});
