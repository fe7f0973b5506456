import { afterEach, expect, test } from "vitest";
import { env } from "#app/platform/env.server";
import { isPublicAddress, outsideUrl } from "./outside-address.server";

afterEach(() => {
  env().calendarTestHosts = [];
});

const codeOf = (text: string): string => {
  try {
    return outsideUrl(text).href;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "93.184.215.14",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.255.255",
  "100.128.0.1",
  "192.167.255.255",
  "223.255.255.255",
  "2606:4700:4700::1111",
  "2a00:1450:4001:80b::200e",
])("%s is of the public internet", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ...["127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255"],
  ...["172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255"],
  ...["192.0.0.192", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9"],
  ...["224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1"],
  ...["::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a00:1", "::ffff:0:8.8.8.8", "::8.8.8.8"],
  ...["64:ff9b::10.0.0.1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1", "fc00::1", "fd12:3456:789a::1"],
  ...["fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001::1", "2001:0:4136:e378::1", "2001:db8::1"],
  ...["2002:7f00:1::1", "2002:a00:1::", "3fff::1", "5f00::1", "4000::1"],
  ...["", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "010.0.0.1", "8.8.8.8:443", " 8.8.8.8"],
])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("an address is read as https, whatever calendars call it", () => {
  expect(codeOf(" webcal://Calendar.Google.com/calendar/ical/x/basic.ics#top ")).toBe(
    "https://calendar.google.com/calendar/ical/x/basic.ics",
  );
  expect(codeOf("webcals://p01-caldav.icloud.com/published/2/abc")).toBe(
    "https://p01-caldav.icloud.com/published/2/abc",
  );
  expect(codeOf("https://outlook.office365.com:443/owa/calendar/x@y.org/z/calendar.ics?a=b")).toBe(
    "https://outlook.office365.com/owa/calendar/x@y.org/z/calendar.ics?a=b",
  );
});

test.each([
  ...[
    "http://calendar.google.com/x",
    "ftp://calendar.google.com/x",
    "file:///etc/passwd",
    "data:text/calendar,x",
  ],
  ...[
    "javascript:alert(1)",
    "gopher://calendar.google.com/",
    "//calendar.google.com/x",
    "calendar.google.com/x",
    "",
  ],
])("%s is no https address", (text) => {
  expect(codeOf(text)).toBe("not-https");
});

test.each([
  ...[
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
  ],
  ...["https://①②⑦.0.0.1/", "https://8.8.8.8/", "https://[::1]/", "https://[::ffff:127.0.0.1]/"],
  ...["https://[2606:4700:4700::1111]/", "https://localhost/", "https://LOCALHOST./", "https://a.localhost/"],
  ...["https://db.internal/", "https://printer.local/", "https://intranet/", "https://router.lan/x.ics"],
  ...["https://metadata.google.internal/computeMetadata/v1/", "https://router.home.arpa/", "https://x.test/"],
  ...[
    "https://calendar.google.com:8443/",
    "https://calendar.google.com:80/",
    "https://calendar.google.com:22/",
  ],
  ...["https://user@calendar.google.com/", "https://user:secret@calendar.google.com/", "https://com/"],
  ...[
    "https://-a.example.com/",
    "https://a..example.com/",
    "https://example.com%00.google.com/",
    "https://a.123/",
  ],
])("%s is never asked", (text) => {
  expect(["forbidden-address", "not-https"]).toContain(codeOf(text));
});

test("a test names its own hosts with their ports, and nothing else opens", () => {
  env().calendarTestHosts = ["127.0.0.1:4000", "localhost:4001"];
  expect(codeOf("http://127.0.0.1:4000/a.ics")).toBe("http://127.0.0.1:4000/a.ics");
  expect(codeOf("http://localhost:4001/")).toBe("http://localhost:4001/");
  expect(codeOf("http://127.0.0.1:4001/a.ics")).toBe("not-https");
  expect(codeOf("https://127.0.0.1/a.ics")).toBe("forbidden-address");
  expect(codeOf("http://localhost:4000/")).toBe("not-https");
});
