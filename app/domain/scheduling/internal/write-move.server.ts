import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn, personOf } from "../appointment-party";
import type { AppointmentView } from "../appointment-view";
import { cancellationTerms, undoUntil } from "../cancellation-policy";
import type { Side } from "./appointment-rows.server";
import { freeSlot } from "./free-slot.server";
import type { PracticePolicy } from "./practice-policy.server";
import type { SlotTimes } from "./slot-times";
import { writeChange } from "./write-change.server";

type Moving = { view: AppointmentView; side: Side; version: number };

/** @throws DomainError "stale-version", "wrong-status", "too-late-to-move" */
export function refuseUnlessMovable(
  { view, side, version }: Moving,
  policy: PracticePolicy,
  now: Date,
): void {
  if (view.version !== version) throw new DomainError("stale-version");
  const startsAt = new Date(view.startsAt);
  if (view.status !== "booked" || startsAt <= now)
    throw new DomainError("wrong-status", { status: view.status });
  const terms = cancellationTerms(policy, { startsAt, agreedCents: view.agreedCents }, now, side);
  if (terms.late) throw new DomainError("too-late-to-move", { feeCents: terms.feeCents });
}

/** Under the calendars' lock: another time for one appointment and all who attend it, with its event. */
export async function writeMove(
  tx: Tx,
  party: AppointmentParty,
  { view, slot, now }: { view: AppointmentView; slot: SlotTimes; now: Date },
): Promise<void> {
  const { startsAt, endsAt, blockedFrom, blockedUntil } = slot;
  await writeChange(tx, view, {
    startsAt,
    endsAt,
    blockedFrom,
    blockedUntil,
    previousStartsAt: new Date(view.startsAt),
    movedById: personOf(party),
    undoUntil: undoUntil(now),
  });
  await tx.appointmentMember.updateMany({ where: { appointmentId: view.id }, data: { startsAt, endsAt } });
  const before = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt) };
  await freeSlot(tx, { therapistId: view.therapist.id, ...before }, undoUntil(now));
  await recordEvent(tx, isSignedIn(party) ? party : null, {
    action: "appointment-moved",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
  });
}
