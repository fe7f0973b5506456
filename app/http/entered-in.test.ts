import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { z } from "zod";
import { enteredIn } from "./entered-in";

const form = (...fields: [string, string | Blob][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

test("what was entered has the shape in which the server would send it back", () => {
  const sent = form(
    ["intent", "save"],
    ["note", "Two lines\nof words"],
    ["days", "1"],
    ["days", "3"],
    ["attending[0].personId", "a"],
    ["attending[0].state", "VA"],
    ["attending[1].personId", "b"],
  );
  const { initialValue } = parseWithZod(sent, { schema: z.looseObject({}) }).reply();
  expect(initialValue).toHaveProperty("attending");
  expect(enteredIn(sent)).toEqual(initialValue);
});

test("no password and no file is held anywhere but in its field", () => {
  const sent = form(
    ["password", "secret"],
    ["newPassword", "secret"],
    ["file", new Blob(["x"])],
    ["email", "a@b.c"],
  );
  expect(enteredIn(sent)).toEqual({ email: "a@b.c" });
});
