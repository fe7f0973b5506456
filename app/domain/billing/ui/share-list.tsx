import { dateWords } from "#app/domain/billing/calendar-words";
import type { ShareInList } from "#app/domain/billing/client-billing-view";
import { MoneyText } from "#app/ui/money-text";
import { TextLink } from "#app/ui/text-link";
import { ShareStatusTag } from "./share-status-tag";

const NEWEST = 5;

/** A payer's own shares that wait for money, as cards; the whole card leads to the statement. */
export function OpenShares({ shares }: { shares: ShareInList[] }) {
  return (
    <ul className="grid gap-3">
      {shares.map((share) => (
        <li key={share.shareId} className="card relative grid gap-2 p-4 has-[a:hover]:border-action sm:p-5">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <h3>
              <StatementLink share={share} />
            </h3>
            <ShareStatusTag status={share.status} />
          </div>
          <p className="text-ink-2">{share.description}</p>
          <p className="flex flex-wrap justify-between gap-x-6 gap-y-1">
            <Amounts share={share} />
            <span className="text-ink-2">Due {dateWords(share.dueOn)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What is paid, newest first, one line each; all but the newest wait behind a summary. */
export function SettledShares({ shares }: { shares: ShareInList[] }) {
  const earlier = shares.slice(NEWEST);
  return (
    <div className="grid gap-2">
      <SettledRows shares={shares.slice(0, NEWEST)} />
      {earlier.length > 0 ? (
        <details>
          <summary className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
            Show {earlier.length} earlier
          </summary>
          <div className="mt-2">
            <SettledRows shares={earlier} />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function SettledRows({ shares }: { shares: ShareInList[] }) {
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {shares.map((share) => (
        <li
          key={share.shareId}
          className="relative grid gap-x-6 px-4 py-2.5 has-[a:hover]:bg-tint sm:grid-cols-[1fr_auto] sm:items-center sm:px-5"
        >
          <div>
            <StatementLink share={share} />
            <p className="text-sm text-ink-2">{share.description}</p>
          </div>
          <p className="text-sm">
            <Amounts share={share} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function StatementLink({ share }: { share: ShareInList }) {
  return (
    <TextLink
      to={`/client/billing/${share.shareId}`}
      className="inline-flex min-h-11 items-center font-semibold text-link underline-offset-4 after:absolute after:inset-0 hover:underline"
    >
      Statement {share.number}
    </TextLink>
  );
}

function Amounts({ share }: { share: ShareInList }) {
  return (
    <span>
      Your share{" "}
      <strong>
        <MoneyText cents={share.shareCents} />
      </strong>
      {share.invoiceCents === share.shareCents ? null : (
        <span className="text-ink-3">
          {" "}
          of <MoneyText cents={share.invoiceCents} />
        </span>
      )}
    </span>
  );
}
