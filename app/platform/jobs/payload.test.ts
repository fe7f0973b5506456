import { expect, test } from "vitest";
import { type JobPayload, refuseContent } from "./payload";

const ID = "0190a5d2-7f3b-7c44-9a51-3f6f0f2b8d11";

test("ids, dates, numbers and flags are a payload", () => {
  const payload = {
    id: ID,
    at: "2026-11-26T15:00:00.000Z",
    day: "2026-11-26",
    seq: 7,
    isLast: true,
    none: null,
  };
  expect(() => refuseContent("mail.send", payload)).not.toThrow();
  expect(() => refuseContent("mail.send", {})).not.toThrow();
});

test("text is none, and neither is what hides some", () => {
  const hiding: Record<string, unknown>[] = [
    { subject: "Our plan" },
    { name: "robin" },
    { email: "robin@example.com" },
    { id: `${ID} Robin` },
    { ids: [ID] },
    { deep: { text: "I cannot sleep" } },
    { "I cannot sleep": 1 },
    { empty: "" },
  ];
  for (const payload of hiding)
    expect(() => refuseContent("mail.send", payload as JobPayload), JSON.stringify(payload)).toThrow(
      "the payload of mail.send may hold ids",
    );
});

test("the refusal does not say what it refuses", () => {
  expect(() => refuseContent("mail.send", { subject: "Our plan" })).not.toThrow(/plan|subject/);
});
