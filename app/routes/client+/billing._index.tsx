import { useLoaderData } from "@remix-run/react";
import { cardWords } from "#app/domain/billing/card-words";
import { clientBilling } from "#app/domain/billing/client-billing-queries.server";
import { OpenShares, SettledShares } from "#app/domain/billing/ui/share-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { MoneyText } from "#app/ui/money-text";
import { PageHeading } from "#app/ui/page-heading";
import { StatCard, StatGrid } from "#app/ui/stat-card";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Billing");

export const loader = guarded({ may: "invoices.read-own" }, ({ actor }) => clientBilling(actor));

export default function BillingPage() {
  const { balanceCents, open, settled, card } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        actions={
          <ButtonLink to="/client/billing/cards" kind="secondary">
            {card ? `Saved card: ${cardWords(card)}` : "Save a card"}
          </ButtonLink>
        }
      >
        Billing
      </PageHeading>
      {open.length > 0 ? (
        <>
          <StatGrid>
            <StatCard
              label="You owe"
              value={<MoneyText cents={balanceCents} />}
              detail={open.length === 1 ? "1 open statement" : `${open.length} open statements`}
            />
          </StatGrid>
          <section aria-labelledby="open" className="mt-8">
            <h2 id="open" className="mb-3">
              Open
            </h2>
            <OpenShares shares={open} />
          </section>
        </>
      ) : (
        <EmptyState>
          {settled.length > 0
            ? "Nothing to pay. Thank you."
            : "Nothing to pay. After a session its statement will be here."}
        </EmptyState>
      )}
      {settled.length > 0 ? (
        <section aria-labelledby="paid" className="mt-8">
          <h2 id="paid" className="mb-3">
            Paid
          </h2>
          <SettledShares shares={settled} />
        </section>
      ) : null}
      <div className="mt-8">
        <WhoCanSee>
          You see your own share, payments and card. Nobody you share a session with sees them. The office
          does.
        </WhoCanSee>
      </div>
    </>
  );
}
