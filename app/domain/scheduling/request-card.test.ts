import { expect, test } from "vitest";
import { answersOf, requestCard } from "./request-card";
import type { RequestedDate, TimeRequestView } from "./time-request";

const date = (startsAt: string, wasAt: string | null = null): RequestedDate => ({
  ...{ id: startsAt, startsAt, wasAt, cents: 16_500, version: wasAt ? 1 : null },
  ...{ appointmentId: null, seriesId: null },
});

const person = (chosenName: string, isYou: boolean, saidYes: boolean) => ({
  ...{ personId: chosenName, chosenName, isYou, saidYes, state: "VA" },
});

const request = (change: Partial<TimeRequestView> = {}): TimeRequestView => ({
  ...{
    id: "one",
    chartId: "chart",
    chartLabel: "Robin & Sam",
    state: "open",
    moves: false,
    everyWeeks: null,
  },
  ...{ requestKey: "key", therapistId: "amara" },
  ...{ expiresAt: "2026-11-24T13:00:00.000Z", isYours: false },
  askedBy: { personId: "Robin", chosenName: "Robin" },
  service: { slug: "couple-50", name: "Couple session" },
  therapist: { slug: "amara", chosenName: "Amara" },
  dates: [date("2026-12-01T15:00:00.000Z")],
  people: [person("Robin", false, true), person("Sam", true, false)],
  ...change,
});

const ZONE = "America/New_York";

test("who is asked reads who asks, when and up to when, and agrees to the price on the button", () => {
  expect(requestCard(request(), ZONE)).toEqual({
    id: "one",
    title: "Robin asks you",
    when: "Tue, Dec 1, 10:00 AM ET",
    details: "Couple session with Amara. You would be in Virginia. Kept until Tue, Nov 24, 8:00 AM ET.",
    answers: [
      {
        label: "Yes, book it and agree to $165.00",
        kind: "primary",
        fields: { intent: "accept", agreedCents: "16500" },
      },
      { label: "No, not then", kind: "secondary", fields: { intent: "decline" } },
    ],
  });
});

test("whoever asked reads whose answer is missing, and can take it back", () => {
  const people = [person("Robin", true, true), person("Sam", false, true), person("Kim", false, false)];
  const card = requestCard(request({ isYours: true, people }), ZONE);
  expect(card.title).toBe("You asked Kim");
  expect(card.answers.map((one) => one.fields.intent)).toEqual(["withdraw"]);
});

test("a move says what it is instead of, and a regular time how many times it is", () => {
  const moved = request({
    moves: true,
    dates: [date("2026-12-01T15:00:00.000Z", "2026-12-02T15:00:00.000Z")],
  });
  expect(requestCard(moved, ZONE).details).toContain("instead of Wed, Dec 2, 10:00 AM ET");
  expect(answersOf(moved)[0]?.label).toBe("Yes, move it");
  const several = request({ dates: ["01", "08"].map((day) => date(`2026-12-${day}T15:00:00.000Z`)) });
  expect(requestCard(several, ZONE).when).toBe("2 times from Tue, Dec 1, 10:00 AM ET on");
  expect(answersOf(several)[0]?.label).toBe("Yes, book all 2 and agree to $330.00");
});
