import { expect, test } from "vitest";
import {
  type AppointmentStatus,
  type AppointmentStep,
  afterStep,
  awaitsNote,
  canTake,
  isLive,
} from "./appointment-status";

const ALL: AppointmentStatus[] = ["held", "booked", "done", "cancelled", "late_cancelled", "no_show"];
const STEPS: AppointmentStep[] = ["book", "finish", "miss", "cancel", "cancel-late", "restore"];

test("exactly these nine moves exist", () => {
  const moves = ALL.flatMap((status) =>
    STEPS.filter((step) => canTake(status, step)).map(
      (step) => `${status} -${step}-> ${afterStep(status, step)}`,
    ),
  );
  expect(moves).toEqual([
    "held -book-> booked",
    "booked -finish-> done",
    "booked -miss-> no_show",
    "booked -cancel-> cancelled",
    "booked -cancel-late-> late_cancelled",
    "done -restore-> booked",
    "cancelled -restore-> booked",
    "late_cancelled -restore-> booked",
    "no_show -restore-> booked",
  ]);
});

test("a step that does not fit is refused by name", () => {
  expect(() => afterStep("done", "cancel")).toThrowError(expect.objectContaining({ code: "wrong-status" }));
});

test("cancelled and missed appointments give their time back", () => {
  expect(ALL.filter(isLive)).toEqual(["held", "booked", "done"]);
});

test("a session awaits its note from its beginning on, a canceled one never", () => {
  const start = new Date("2026-11-25T15:00:00Z");
  const before = new Date("2026-11-25T14:59:59Z");
  expect(ALL.filter((status) => awaitsNote(status, start, start))).toEqual(["booked", "done", "no_show"]);
  expect(ALL.filter((status) => awaitsNote(status, start, before))).toEqual(["done", "no_show"]);
});
