import { dateWords } from "#app/domain/billing/calendar-words";
import type { ShareInList } from "#app/domain/billing/client-billing-view";
import { MoneyText } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";
import { ShareStatusTag } from "./share-status-tag";

/** A payer's own shares as cards; the whole card leads to the statement. */
export function ShareList({ shares }: { shares: ShareInList[] }) {
  return (
    <ul className="grid gap-3">
      {shares.map((share) => (
        <li key={share.shareId} className="card relative grid gap-2 p-4 has-[a:hover]:border-action sm:p-5">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h3>
              <TextLink
                to={`/client/billing/${share.shareId}`}
                className="inline-flex min-h-11 items-center text-link underline-offset-4 after:absolute after:inset-0 hover:underline"
              >
                Statement {share.number}
              </TextLink>
            </h3>
            <ShareStatusTag status={share.status} />
          </div>
          <p className="text-ink-2">{share.description}</p>
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-1">
            <span>
              Your share <strong>{<MoneyText cents={share.shareCents} />}</strong>
              {share.invoiceCents === share.shareCents ? null : (
                <span className="text-ink-3">
                  {" "}
                  of <MoneyText cents={share.invoiceCents} />
                </span>
              )}
            </span>
            {share.owedCents > 0 ? <span className="text-ink-2">Due {dateWords(share.dueOn)}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
