import { expect, test } from "vitest";
import { formOf } from "./form-of";
import { errorsAt } from "./form-problems";

type Names = { email: string; discreet: string; attending: unknown };
const defaultValue = { email: "robin@example.com", discreet: "on", attending: [{}, { state: "VA" }] };

test("a form that has not been sent holds its first values and no problem", () => {
  const [form, fields] = formOf<Names>({ id: "profile", defaultValue });
  expect(fields.email).toMatchObject({
    id: "profile-email",
    name: "email",
    initialValue: "robin@example.com",
  });
  expect(form.at("attending[1].state").initialValue).toBe("VA");
  expect(fields.email.errors).toBeUndefined();
  expect(form).toMatchObject({ id: "profile", status: undefined, errors: undefined, allErrors: {} });
});

test("a form that comes back holds what was typed, also in its lists, and not its first values", () => {
  const lastResult = { initialValue: { email: "robin@", attending: [{ state: "VA" }, { state: "NC" }] } };
  const [form, fields] = formOf<Names>({ id: "profile", lastResult, defaultValue });
  expect(fields.email.initialValue).toBe("robin@");
  expect(form.at("attending[1].state").initialValue).toBe("NC");
  expect(fields.discreet.initialValue).toBeUndefined();
});

test("problems stand at their field, those of no field at the form", () => {
  const lastResult = {
    status: "error",
    error: { "": ["Try again"], email: ["Write your whole address"], discreet: null },
  };
  const [form, fields] = formOf<Names>({ id: "profile", lastResult });
  expect(form.errors).toEqual(["Try again"]);
  expect(fields.email.errors).toEqual(errorsAt(lastResult, "email"));
  expect(fields.discreet.errors).toBeUndefined();
  expect(form.allErrors).toEqual({ "": ["Try again"], email: ["Write your whole address"] });
});

test("a name that every object has is no value", () => {
  const [, fields] = formOf<{ constructor: string }>({ id: "x", lastResult: { initialValue: {} } });
  expect(fields.constructor.initialValue).toBeUndefined();
});
