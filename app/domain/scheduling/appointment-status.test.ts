import { expect, test } from "vitest";
import {
  type AppointmentStatus,
  type AppointmentStep,
  afterStep,
  canTake,
  isLive,
} from "./appointment-status";

const ALL: AppointmentStatus[] = ["held", "booked", "done", "cancelled", "late_cancelled", "no_show"];
const STEPS: AppointmentStep[] = ["book", "finish", "miss", "cancel", "cancel-late", "restore"];

test("exactly these seven moves exist", () => {
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
    "cancelled -restore-> booked",
    "late_cancelled -restore-> booked",
  ]);
});

test("a step that does not fit is refused by name", () => {
  expect(() => afterStep("done", "cancel")).toThrowError(expect.objectContaining({ code: "wrong-status" }));
});

test("cancelled and missed appointments give their time back", () => {
  expect(ALL.filter(isLive)).toEqual(["held", "booked", "done"]);
});
