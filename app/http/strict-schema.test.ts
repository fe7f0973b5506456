import { expect, test } from "vitest";
import { z } from "zod";
import { strictly } from "./strict-schema";

const plain = z.object({ a: z.string() });

const SCHEMAS: [string, z.ZodType, object][] = [
  ["an object", plain, { a: "x" }],
  ["a strict object", z.strictObject({ a: z.string() }), { a: "x" }],
  ["an object with a condition", plain.refine(({ a }) => a !== ""), { a: "x" }],
  ["an object that something is made of", plain.transform(({ a }) => a), { a: "x" }],
  [
    "a choice of objects",
    z.discriminatedUnion("kind", [
      plain.extend({ kind: z.literal("b") }),
      z.object({ kind: z.literal("c") }),
    ]),
    { kind: "c" },
  ],
];

test.each(SCHEMAS)("%s takes its own fields and refuses one that it does not name", (_name, schema, good) => {
  expect(strictly(schema).safeParse(good).success).toBe(true);
  expect(strictly(schema).safeParse({ ...good, isAdmin: "1" }).success).toBe(false);
});

test("a schema that cannot refuse what it does not name is not taken at all", () => {
  const open = [z.looseObject({}), plain.catchall(z.string()), z.record(z.string(), z.string()), z.any()];
  for (const schema of [...open, z.union([plain, plain])])
    expect(() => strictly(schema)).toThrow(/takes fields/);
});
