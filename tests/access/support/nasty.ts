import fc from "fast-check";

const WORDS = [
  ...["", " ", "0", "-1", "1e999", "99999999999999999999", "NaN", "null", "[object Object]", "on", "VA"],
  ...["2026-02-30", "9999-99-99", "0000-00-00", "+275760-09-13T00:00:00.000Z", "00:00", "99:99"],
  ...["not-a-uuid", "00000000-0000-0000-0000-000000000000", "\u0001\u0007", "\u202e", "\ud83d\udc69"],
  ...["'; DROP TABLE person; --", "../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "%", "\ud83d"],
  ...["2147483648", "9007199254740993", "165.00", "0x10", "1_000", "\u00a0", "a\r\nX-Injected: 1"],
  ...["save", "send", "draft", "read", "invite", "resend", "add", "remove", "undo", "review", "amend"],
  ...["joint", "private", "create", "accept", "checkout", "saved-card", "America/New_York", "Mars/Base"],
  ...["__proto__", "constructor", "toString", "2026-11-25T15:00:00.000Z_amara-okafor"],
];

/** Values that a field is not meant for, and some that it is. */
export const nastyValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.integer().map(String) },
  {
    weight: 2,
    arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1_000, maxLength: 9_000 }) },
);

/** Names that mean something to JavaScript, to parsers of brackets, or to the form library. */
export const nastyName = fc.oneof(
  fc.constantFrom(
    ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__proto__[admin]"],
    ...["a[b][c]", "a[]", "a[0]", "a[99999999]", "a[-1]", "a.b.c", "a..b", ".", "[", "]", "[]", "a[b", "a]b"],
    ...[
      "__intent__",
      "__state__",
      "_method",
      "_data",
      "_routes",
      "index",
      "intent",
      "isAdmin",
      "",
      " ",
      "\u0000",
    ],
  ),
  fc.string({ maxLength: 30 }),
);

/** What stands in an address in place of an id, as it goes over the line. */
export const nastySegment = fc.oneof(
  fc.constantFrom(
    ...["%", "%zz", "%00", "%0a", "%ff", "%2e%2e", "%2f", "..", ".", "%5c", "undefined", "%F0%9F%91%A9"],
    ...[
      "a".repeat(500),
      "__proto__",
      "constructor",
      ";x=1",
      "%25%32%65",
      "*",
      ":chartId",
      "$",
      "[.]",
      "%C0%AF",
    ],
  ),
  fc.uuid(),
  fc.string({ maxLength: 20 }).map((text) => encodeURIComponent(text)),
);
