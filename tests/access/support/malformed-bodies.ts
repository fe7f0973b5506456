import fc from "fast-check";
import { nastyName, nastyValue } from "./nasty";

/** A body with the type it claims; `fields` are names that the form knows. */
export type BodyOf = (fields: readonly string[]) => { type: string | null; bytes: Buffer };

type Pair = { known: number; name: string; value: string };

const pair = fc.record({ known: fc.nat({ max: 30 }), name: nastyName, value: nastyValue });
const pairs = fc.array(pair, { maxLength: 14 });

/** Two of three names are known ones. */
const nameOf = ({ known, name }: Pair, fields: readonly string[]): string =>
  known % 3 === 2 || fields.length === 0 ? name : (fields[known % fields.length] ?? name);

const URL_ENCODED = "application/x-www-form-urlencoded";

const encoded = (list: readonly Pair[], fields: readonly string[]): string =>
  new URLSearchParams(list.map((one) => [nameOf(one, fields), one.value])).toString();

const wellFormed = pairs.map(
  (list): BodyOf =>
    (fields) => ({
      type: URL_ENCODED,
      bytes: Buffer.from(encoded(list, fields)),
    }),
);

const broken = fc
  .record({
    list: pairs,
    tail: fc.constantFrom(
      "%",
      "%zz",
      "&&&&",
      "=",
      "%00",
      "\0",
      "\xff\xfe",
      "a=%FF%FE",
      "&a",
      "a=b".repeat(200),
    ),
    type: fc.constantFrom(
      URL_ENCODED,
      `${URL_ENCODED}; charset=utf-16`,
      `${URL_ENCODED};`,
      URL_ENCODED.toUpperCase(),
    ),
  })
  .map(
    ({ list, tail, type }): BodyOf =>
      (fields) => ({
        type,
        bytes: Buffer.from(`${encoded(list, fields)}&${tail}`, "latin1"),
      }),
  );

const many = fc.constantFrom(99, 100, 101, 5_000).map(
  (count): BodyOf =>
    () => ({ type: URL_ENCODED, bytes: Buffer.from("a=1&".repeat(count)) }),
);

const huge = fc
  .constantFrom(60 * 1024, 255 * 1024, 300 * 1024)
  .chain((size) =>
    fc
      .constantFrom(URL_ENCODED, "application/json", "multipart/form-data; boundary=x")
      .map((type) => ({ size, type })),
  )
  .map(
    ({ size, type }): BodyOf =>
      (fields) => ({ type, bytes: Buffer.from(`${fields[0] ?? "a"}=`.padEnd(size, "x")) }),
  );

const BOUNDARIES = [
  "x",
  "----WebKitFormBoundary7MA4",
  "a".repeat(70),
  "a".repeat(300),
  "",
  "é",
  "a b",
  '"quoted"',
];

/** Parts with what a parser of parts could stumble over. */
const multipart = fc
  .record({
    list: pairs,
    boundary: fc.constantFrom(...BOUNDARIES),
    head: fc.constantFrom(
      ...["", '; filename="a.pdf"', '; filename="../../x"', "; filename*=utf-8''%ff", "; filename="],
      ...[
        "\r\nContent-Type: text/html",
        "\r\nContent-Transfer-Encoding: base64",
        "\r\nX: y".repeat(200),
        "\r\nno colon",
      ],
    ),
    end: fc.constantFrom("--\r\n", "--", "", "\r\n", "-", "--\r\ntrailing"),
    newline: fc.constantFrom("\r\n", "\r\n", "\r\n", "\n"),
    lead: fc.constantFrom("", "preamble\r\n", "\0"),
  })
  .map(
    ({ list, boundary, head, end, newline, lead }): BodyOf =>
      (fields) => {
        const parts = list.map((one) => {
          const name = nameOf(one, fields).replace(/["\r\n]/g, "");
          return `--${boundary}${newline}Content-Disposition: form-data; name="${name}"${head}${newline}${newline}${one.value}${newline}`;
        });
        return {
          type: `multipart/form-data; boundary=${boundary}`,
          bytes: Buffer.from(`${lead}${parts.join("")}--${boundary}${end}`),
        };
      },
  );

const cutMultipart = fc.record({ body: multipart, share: fc.double({ min: 0, max: 1, noNaN: true }) }).map(
  ({ body, share }): BodyOf =>
    (fields) => {
      const { type, bytes } = body(fields);
      return { type, bytes: bytes.subarray(0, Math.floor(bytes.length * share)) };
    },
);

const DEEP = ["[".repeat(20_000), `${"[".repeat(9_000)}${"]".repeat(9_000)}`, `{"a":`.repeat(8_000)];

const json = fc
  .oneof(
    fc.json({ maxDepth: 6 }),
    fc.constantFrom(
      ...DEEP,
      "",
      "{",
      "nul",
      '"\\ud800"',
      '{"a":"\\u0000"}',
      '{"__proto__":{"a":1}}',
      "1e9999",
      "\ufeff{}",
    ),
    pairs.map((list) => JSON.stringify(Object.fromEntries(list.map(({ name, value }) => [name, value])))),
  )
  .chain((text) =>
    fc
      .constantFrom("application/json", "application/json; charset=utf-16", "application/JSON")
      .map((type) => ({ text, type })),
  )
  .map(
    ({ text, type }): BodyOf =>
      () => ({ type, bytes: Buffer.from(text) }),
  );

const otherTypes = [
  "text/plain",
  "application/xml",
  "",
  "nonsense",
  "multipart/form-data",
  "multipart/mixed; boundary=x",
  "a".repeat(3_000),
];
const other = fc
  .record({ type: fc.constantFrom(null, ...otherTypes), bytes: fc.uint8Array({ maxLength: 300 }) })
  .map(
    ({ type, bytes }): BodyOf =>
      () => ({ type, bytes: Buffer.from(bytes) }),
  );

const nothing = fc.constant<BodyOf>(() => ({ type: URL_ENCODED, bytes: Buffer.alloc(0) }));

/** Bodies of all three kinds and of none, most of them wrong in one way or another. */
export const malformedBody: fc.Arbitrary<BodyOf> = fc.oneof(
  { weight: 16, arbitrary: wellFormed },
  { weight: 3, arbitrary: broken },
  { weight: 1, arbitrary: many },
  { weight: 1, arbitrary: huge },
  { weight: 5, arbitrary: multipart },
  { weight: 2, arbitrary: cutMultipart },
  { weight: 3, arbitrary: json },
  { weight: 2, arbitrary: other },
  { weight: 1, arbitrary: nothing },
);

/** A query, escaped or as it stands. */
export const malformedQuery = fc
  .record({
    list: fc.array(pair, { maxLength: 6 }),
    isRaw: fc.nat({ max: 5 }).map((one) => one === 0),
    tail: fc.constantFrom("", "", "", "", "", "", "", "&", "&%", "&a=%FF", "#x", "?"),
  })
  .map(({ list, isRaw, tail }) => (fields: readonly string[]): string => {
    const text = encoded(list, fields)
      .slice(0, 7_000)
      .replace(/%[0-9A-F]?$/, "");
    return `${isRaw ? decodeRoughly(text) : text}${tail}`;
  });

/** Without its escapes, short of what would end the address. */
const decodeRoughly = (text: string): string =>
  text
    .replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/[\s\0]/g, "");
