import { expect, test } from "vitest";
import { loggablePath } from "./log.server";

test("a logged path has neither its host nor its query, nor anything like a token", () => {
  expect(loggablePath("https://portal.example/sign-in?next=/client#top")).toBe("/sign-in");
  expect(loggablePath(`/join/${"k".repeat(43)}`)).toBe("/join/…");
});

test("a logged path tells of a form that was opened, and not which of its pages", () => {
  const form = "/client/intake/0193a0f0-0000-7000-8000-000000000001";
  const opened = loggablePath(form);
  for (const page of ["/q/afraid", "/support", "/check", "/q/afraid.data", "/support.data?next=hope"])
    expect(loggablePath(form + page)).toBe(`${opened}/…`);
});
