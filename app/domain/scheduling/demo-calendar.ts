/** What somebody of the demo has in a calendar of their own: choir, lunch with a friend, a day off each month. */
export const DEMO_CALENDAR = [
  ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Made-up people//EN"],
  ...["BEGIN:VEVENT", "UID:choir@elsewhere.example", "DTSTAMP:20260101T000000Z", "SUMMARY:Choir"],
  ...[
    "DTSTART;TZID=America/New_York:20260105T180000",
    "DURATION:PT2H",
    "RRULE:FREQ=WEEKLY;BYDAY=MO",
    "END:VEVENT",
  ],
  ...["BEGIN:VEVENT", "UID:lunch@elsewhere.example", "DTSTAMP:20260101T000000Z", "SUMMARY:Lunch"],
  ...["DTSTART;TZID=America/New_York:20260107T130000", "DURATION:PT1H15M"],
  ...["RRULE:FREQ=WEEKLY;BYDAY=WE,FR", "END:VEVENT"],
  ...["BEGIN:VEVENT", "UID:away@elsewhere.example", "DTSTAMP:20260101T000000Z", "SUMMARY:Day off"],
  ...["DTSTART;VALUE=DATE:20260115", "RRULE:FREQ=MONTHLY;BYDAY=3TH", "END:VEVENT", "END:VCALENDAR", ""],
].join("\r\n");
