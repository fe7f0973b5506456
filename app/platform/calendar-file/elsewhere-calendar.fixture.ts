import { busyTimes } from "./busy-times.server";

export const FROM = "2026-11-20T00:00:00Z";
export const TO = "2027-01-20T00:00:00Z";
export const ET = "America/New_York";

/** An entry of somebody's other calendar. */
export const event = (...lines: string[]) =>
  ["BEGIN:VEVENT", "UID:one@elsewhere", ...lines, "END:VEVENT"].join("\r\n");

export const calendar = (...parts: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Elsewhere//EN", ...parts, "END:VCALENDAR"].join("\r\n");

/** Its busy times within those two months. */
export const readBusy = (text: string, zone = ET) =>
  busyTimes(text, {
    ...{ from: Date.parse(FROM), to: Date.parse(TO), zone },
    isOurs: (uid) => uid.endsWith("@ours.example"),
  });
