import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, actsForPractice, personOf } from "../appointment-party";
import { type AppointmentView, statesOf } from "../appointment-view";
import { mustAsk } from "../asking";
import type { Range } from "../slots";
import { type Changeable, loadForChange } from "./appointment-rows.server";
import { bookingGround } from "./booking-ground.server";
import { asksFirstOf } from "./request-rows.server";
import type { SlotWish } from "./take-slot.server";

export type MoveInput = {
  appointmentId: string;
  startsAt: Date;
  /** The version the page showed. */
  version: number;
  /** Hours, notice, horizon and daily maximum do not count; for admins alone. */
  anyTime?: boolean;
};

export type PreparedMove = { known: Changeable; wish: SlotWish & { people: string[] } };

/** What is known of a move before any lock. @throws DomainError "not-found" */
export async function prepareMove(party: AppointmentParty, input: MoveInput): Promise<PreparedMove> {
  if (input.anyTime && !actsForPractice(party)) throw notFound();
  const known = await inTransaction((tx) => loadForChange(tx, party, input.appointmentId));
  const { view } = known;
  const wish = {
    ground: await bookingGround({ id: view.therapist.id }),
    serviceSlug: view.service.slug,
    startsAt: input.startsAt,
    states: statesOf(view),
    people: view.attending.map((one) => one.personId),
    acceptingOnly: false,
    anyTime: input.anyTime ?? false,
    ignoreAppointmentIds: [view.id],
  };
  return { known, wish };
}

/** Whether others who attend any of these sessions, all of one chart, have to say yes before this party moves them. */
export async function asksToMove(
  tx: Tx | null,
  party: AppointmentParty,
  moves: readonly Changeable[],
): Promise<boolean> {
  const asking = { asksFirst: true, isMember: true, actorId: personOf(party) };
  const joint = moves.find(
    ({ view, side }) => side === "client" && view.chart && mustAsk({ ...asking, attending: view.attending }),
  );
  return joint?.view.chart ? asksFirstOf(tx, joint.view.chart.id) : false;
}

/** @throws DomainError "ask-first" */
export async function refuseUnlessAgreed(
  tx: Tx | null,
  party: AppointmentParty,
  moves: readonly Changeable[],
): Promise<void> {
  if (await asksToMove(tx, party, moves)) throw new DomainError("ask-first");
}

/** What sessions block for their therapist now, buffers included. */
export async function blockedBy(tx: Tx, views: readonly AppointmentView[]): Promise<Map<string, Range>> {
  const rows = await tx.appointment.findMany({
    where: { id: { in: views.map(({ id }) => id) } },
    select: { id: true, blockedFrom: true, blockedUntil: true },
  });
  return new Map(
    rows.map((row) => [row.id, [row.blockedFrom.getTime(), row.blockedUntil.getTime()] as const]),
  );
}
