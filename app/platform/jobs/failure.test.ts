import { expect, test } from "vitest";
import { failureOf, JobFailed, readFailure } from "./failure";

const withCode = (code: unknown, message = "") => Object.assign(new Error(message), { code });

test("of an error its class and its code are kept, and never what it says", () => {
  expect(failureOf(new TypeError("Robin wrote: I cannot sleep"))).toEqual({ error: "TypeError" });
  expect(failureOf(withCode("ECONNREFUSED", "connect 127.0.0.1"))).toEqual({
    error: "Error",
    code: "ECONNREFUSED",
  });
  expect(failureOf(new JobFailed("no-handler", "x"))).toEqual({ error: "JobFailed", code: "no-handler" });
  expect(failureOf("I cannot sleep")).toEqual({ error: "unknown" });
});

test("a class or a code that is a sentence is not kept either", () => {
  const wordy = Object.assign(new Error("x"), { name: "Robin cannot sleep" });
  expect(failureOf(wordy)).toEqual({ error: "Error" });
  expect(failureOf(withCode("robin@example.com"))).toEqual({ error: "Error" });
  expect(failureOf(withCode("x".repeat(41)))).toEqual({ error: "Error" });
  expect(failureOf(withCode(42))).toEqual({ error: "Error" });
});

test("what the table says is read with the same care", () => {
  expect(readFailure({ error: "TypeError", code: "P2002" })).toEqual({ error: "TypeError", code: "P2002" });
  expect(readFailure({ value: { message: "job failed by timeout in active state" } })).toEqual({
    error: "JobFailed",
    code: "took-too-long",
  });
  for (const odd of [null, undefined, 7, { error: { a: 1 } }, { value: { message: "I cannot sleep" } }])
    expect(readFailure(odd), String(odd)).toEqual({ error: "Error" });
});
