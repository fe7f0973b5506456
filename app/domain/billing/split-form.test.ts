import { expect, test } from "vitest";
import { splitFormSchema } from "./split-form";
import { splitValues } from "./split-kinds";
import { splitWords } from "./split-words";

const [robin, sam] = [
  "0198f0f0-0000-7000-8000-000000000001",
  "0198f0f0-0000-7000-8000-000000000002",
] as const;
const members = [
  { personId: robin, chosenName: "Robin" },
  { personId: sam, chosenName: "Sam" },
];

const read = (kind: string, one: object, other: object, more: object = {}) =>
  splitFormSchema.safeParse({
    intent: "save",
    kind,
    example: "165",
    parts: [
      { personId: robin, ...one },
      { personId: sam, ...other },
    ],
    ...more,
  });
const messages = (result: ReturnType<typeof read>) =>
  result.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

test("a form becomes the rule it means, and the rule says itself in one line", () => {
  const words = (result: ReturnType<typeof read>) => splitWords(result.data?.rule ?? null, members);
  expect(words(read("percentage", { percent: "60" }, { percent: "40%" }))).toBe("Robin 60%, Sam 40%");
  expect(words(read("fixed", { dollars: "40" }, {}))).toBe("Robin $40.00, Sam the rest");
  expect(words(read("one_payer", {}, {}, { payer: sam }))).toBe("Sam pays everything");
  expect(splitWords(null, members)).toBe("The same part for everybody who attends");
});

test("a form that nobody touched says the rule as it stands", () => {
  const again = (rule: Parameters<typeof splitValues>[0]) =>
    splitFormSchema.parse({ intent: "save", example: "165.00", ...splitValues(rule, [robin, sam]) }).rule;
  for (const rule of [
    null,
    { kind: "one_payer" as const, parts: [{ personId: sam }] },
    {
      kind: "percentage" as const,
      parts: [
        { personId: robin, percent: 60 },
        { personId: sam, percent: 40 },
      ],
    },
    {
      kind: "fixed" as const,
      parts: [
        { personId: robin, cents: 4_050 },
        { personId: sam, cents: null },
      ],
    },
  ])
    expect(again(rule)).toEqual(rule);
});

test("what the other kinds have in their fields does not count", () => {
  expect(read("one_payer", { percent: "many" }, { dollars: "few" }, { payer: robin }).success).toBe(true);
});

test("parts that are no parts are said at their field", () => {
  expect(messages(read("percentage", { percent: "60" }, { percent: "30" }))).toEqual([
    "parts.0.percent: The parts add up to 90%. Make them 100%",
  ]);
  expect(messages(read("percentage", { percent: "half" }, { percent: "101" }))).toEqual([
    "parts.0.percent: Enter a whole number from 0 to 100",
    "parts.1.percent: Enter a whole number from 0 to 100",
  ]);
  expect(messages(read("fixed", { dollars: "40" }, { dollars: "50" }))).toEqual([
    "parts.0.dollars: Leave exactly one empty: they pay the rest",
  ]);
  expect(messages(read("fixed", { dollars: "4O" }, {}))).toEqual([
    "parts.0.dollars: Enter an amount such as 40.00, or leave it empty",
  ]);
  expect(messages(read("one_payer", {}, {}))).toEqual(["payer: Choose who pays"]);
});
