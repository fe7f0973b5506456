import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "../appointment-view";
import { readClosing, tellOfOutcome } from "./close-request.server";

type TakingBack = { view: AppointmentView; moves: boolean; by: string | null; now: Date };

/**
 * A booking or a move that a yes had brought is undone within its three minutes: the yes becomes a no, or the question is
 * taken back where whoever asked it undid it. The others are told, as they hear of nothing else.
 */
export async function takeBackAnswer(tx: Tx, { view, moves, by, now }: TakingBack): Promise<void> {
  const about = { appointmentId: view.id, ...(moves ? { startsAt: new Date(view.startsAt) } : {}) };
  const found = await tx.timeRequest.findFirst({
    where: { state: "accepted", moves, dates: { some: about } },
    select: { id: true, askedById: true },
  });
  if (!found) return;
  const outcome = by === found.askedById ? "withdrawn" : "declined";
  const answer = { state: outcome, answeredById: by, answeredAt: now } as const;
  await tx.timeRequest.update({ where: { id: found.id }, data: answer, select: { id: true } });
  await tellOfOutcome(tx, await readClosing(tx, found.id), { outcome, by, now });
}
