import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "../appointment-view";
import { type Side, seriesReadings } from "./appointment-rows.server";

export type LoadedSeries = { views: AppointmentView[]; side: Side };

/** The sessions of a series that the actor may see, in order of time. @throws DomainError "not-found" */
export async function loadSeries(tx: Tx | null, actor: Actor, seriesId: string): Promise<LoadedSeries> {
  for (const { side, reading } of seriesReadings(actor, seriesId)) {
    const { name, text, values } = reading;
    const views = await (tx
      ? prepared<AppointmentView>(tx, name, text, values)
      : preparedRead<AppointmentView>(name, text, values));
    if (views.length > 0) return { views, side };
  }
  throw notFound();
}

/** Those that a form names, each with what the form says of it. @throws DomainError "not-found" for any other id */
export function chosenOf<Wish extends { id: string }>(
  views: readonly AppointmentView[],
  wishes: readonly Wish[],
): ({ view: AppointmentView } & Wish)[] {
  const wanted = new Map(wishes.map((wish) => [wish.id, wish]));
  const chosen = views.flatMap((view) => {
    const wish = wanted.get(view.id);
    return wish ? [{ view, ...wish }] : [];
  });
  if (chosen.length !== wishes.length) throw notFound();
  return chosen;
}
