import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { lockCalendars } from "./internal/calendar-lock.server";
import { chosenOf, loadSeries } from "./internal/series-rows.server";
import { tellOfSeries } from "./internal/tell-series.server";
import { writeCancellation } from "./internal/write-cancellation.server";

export type SeriesCancelInput = {
  seriesId: string;
  /** Which of its sessions, with the version that the page showed of each. */
  appointments: readonly { id: string; version: number }[];
  /** The sum of the fees on the button that was pressed; 0 where none was shown. */
  agreedFeeCents: number;
};

/**
 * Cancels several sessions of a series for everybody: all of them or none, each by the rule that holds for it.
 * @throws DomainError "not-found", "wrong-status", "stale-version", "too-few-dates", "fee-not-agreed" with `feeCents`
 */
export async function cancelSeries(
  actor: Actor,
  input: SeriesCancelInput,
  clock: Clock = realClock,
): Promise<{ feeCents: number }> {
  return inTransaction(async (tx) => {
    const now = clock();
    const { views, side } = await loadSeries(tx, actor, input.seriesId);
    const chosen = chosenOf(views, input.appointments);
    const [first] = chosen;
    if (!first) throw new DomainError("too-few-dates");
    await lockCalendars(tx, first.view.therapist.id, [], now);
    let feeCents = 0;
    for (const { view, version } of chosen) {
      const terms = await writeCancellation(tx, { party: actor, view, side, version, now });
      feeCents += terms.feeCents;
    }
    if (feeCents !== input.agreedFeeCents) throw new DomainError("fee-not-agreed", { feeCents });
    const appointmentIds = chosen.map(({ view }) => view.id);
    const sendAt = undoUntil(now);
    await tellOfSeries(tx, { seriesId: input.seriesId, appointmentIds, what: "cancelled", sendAt, now });
    return { feeCents };
  });
}
