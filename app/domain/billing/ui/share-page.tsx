import { dateWords } from "#app/domain/billing/calendar-words";
import type { ShareDetail } from "#app/domain/billing/client-billing-view";
import { declineWords } from "#app/domain/billing/decline-words";
import { LookAgain } from "#app/ui/look-again";
import { MoneyText } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PriceLines } from "#app/ui/price-lines";
import { SummaryList } from "#app/ui/summary-list";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";
import { OwnPayments } from "./own-payments";
import { PayPanel } from "./pay-panel";
import { PrintButton } from "./print-button";
import { ShareStatusTag } from "./share-status-tag";

type SharePageProps = { share: ShareDetail; requestKey: string; zone: string };

/** One statement: what it is for, the reader's part, and what to do about it. */
export function SharePage({ share, requestKey, zone }: SharePageProps) {
  return (
    <>
      <BackLink to="/client/billing">Billing</BackLink>
      <PageHeading lead={<ShareStatusTag status={share.status} />} actions={<PrintButton />}>
        Statement {share.number}
      </PageHeading>
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem] lg:items-start">
        <div className="grid gap-6 lg:order-2">
          <State share={share} />
          {share.status === "due" || share.status === "past-due" ? (
            <PayPanel owedCents={share.owedCents} card={share.card} requestKey={requestKey} />
          ) : null}
        </div>
        <Facts share={share} zone={zone} />
      </div>
      <OwnPayments shareId={share.shareId} payments={share.payments} zone={zone} />
      <div className="mt-8">
        <WhoCanSee>
          Your share, your payments and your card are yours alone, apart from the office. Everybody who shares
          this statement sees its lines and its total.
        </WhoCanSee>
      </div>
    </>
  );
}

function Facts({ share, zone }: { share: ShareDetail; zone: string }) {
  const lines = share.lines.map((line) => ({ key: line.id, label: line.description, cents: line.cents }));
  return (
    <section
      aria-label="What it is for"
      className="card grid gap-6 p-4 sm:p-6 [&>dl]:border-t-0 [&>dl>div:first-child]:pt-0"
    >
      <SummaryList
        rows={[
          ...(share.startsAt
            ? [
                {
                  key: "when",
                  label: "When",
                  value: <TimeText iso={share.startsAt} zone={zone} mode="year" />,
                },
              ]
            : []),
          ...(share.therapist ? [{ key: "with", label: "With", value: share.therapist }] : []),
          ...(share.attended.length > 0
            ? [{ key: "who", label: "Who was booked", value: share.attended.join(", ") }]
            : []),
          { key: "issued", label: "Issued", value: dateWords(share.issuedOn) },
          { key: "due", label: "Due", value: dateWords(share.dueOn) },
        ]}
      />
      <PriceLines
        lines={[
          ...lines,
          { key: "total", label: "Total", cents: share.invoiceCents, total: true },
          { key: "share", label: "Your share", cents: share.shareCents, total: true },
          ...(share.waivedCents > 0 ? [{ key: "waived", label: "Waived", cents: -share.waivedCents }] : []),
        ]}
      />
      {share.creditCents > 0 ? (
        <p>
          We hold <MoneyText cents={share.creditCents} /> for you. The office will be in touch.
        </p>
      ) : null}
    </section>
  );
}

function State({ share }: { share: ShareDetail }) {
  if (share.status === "processing") {
    return (
      <Notice kind="info" title="Processing">
        Your bank is working on it. You can close this page: we mail you the receipt.
        <LookAgain hasLink />
        <p>
          <TextLink to={`/client/billing/${share.shareId}`} reloadDocument>
            Look again
          </TextLink>
        </p>
      </Notice>
    );
  }
  if (share.status === "paid") {
    return (
      <Notice kind="ok" title="Paid. Thank you.">
        Your receipt is below and in your mail. You may be able to use it for an HSA or FSA: ask your plan.
      </Notice>
    );
  }
  if (share.status === "waived") {
    return (
      <Notice kind="ok" title="Nothing to pay">
        The fee was waived.
      </Notice>
    );
  }
  if (share.declined) {
    return (
      <Notice kind="warning" title="That payment did not go through">
        {declineWords(share.declined)} Nothing was charged.
      </Notice>
    );
  }
  return null;
}
