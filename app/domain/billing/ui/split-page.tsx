import type { HouseholdSplit } from "#app/domain/billing/household-view";
import { invoicesPath } from "#app/domain/billing/invoice-list";
import type { SplitRule } from "#app/domain/billing/split-share";
import { DataTable } from "#app/ui/data-table";
import type { FormReply } from "#app/ui/form-problems";
import { MoneyText } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import { SplitForm } from "./split-form";
import { SplitShares } from "./split-shares";

type SplitPageProps = {
  household: HouseholdSplit;
  zone: string;
  lastResult?: FormReply;
  /** The rule of the form as it was sent, and the amount in cents to show it with. */
  preview?: { rule: SplitRule | null; cents: number };
};

/** Who pays a household's invoices: as it is now, as it would be, and as it was. */
export function SplitPage({ household, zone, lastResult, preview }: SplitPageProps) {
  const { members, rule, words, exampleCents } = household;
  const shown = preview ?? { rule, cents: exampleCents };
  return (
    <>
      <BackLink to="/admin/households">Households</BackLink>
      <PageHeading
        lead={
          <p>
            {words}.{" "}
            <TextLink to={invoicesPath({ tab: "all", chartId: household.chartId })}>All invoices</TextLink>
          </p>
        }
      >
        Who pays for {household.household}
      </PageHeading>
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr] lg:items-start">
        <div className="card p-5 sm:p-6">
          {members.length > 1 ? (
            <SplitForm
              key={lastResult ? "answered" : words}
              members={members}
              rule={rule}
              exampleCents={exampleCents}
              lastResult={lastResult}
            />
          ) : (
            <p>With one person on the chart there is nothing to split.</p>
          )}
        </div>
        <div className="grid gap-6">
          <section
            aria-labelledby="shares"
            role={preview ? "status" : undefined}
            className="card grid gap-4 p-5"
          >
            <h2 id="shares">
              {preview ? "As it would be" : "As it is now"}, for <MoneyText cents={shown.cents} />
            </h2>
            <SplitShares members={members} {...shown} />
            {preview ? <Notice>Nothing is saved yet.</Notice> : null}
          </section>
          <People household={household} />
        </div>
      </div>
      <Rules household={household} zone={zone} />
    </>
  );
}

const People = ({ household: { members } }: Pick<SplitPageProps, "household">) => (
  <section aria-labelledby="people" className="card grid gap-3 p-5">
    <h2 id="people">How to reach them</h2>
    <ul className="grid gap-3">
      {members.map((member) => (
        <li key={member.personId}>
          <span className="block font-semibold">{member.chosenName}</span>
          <span className="block break-all text-ink-2">{member.email}</span>
          {member.phone ? <span className="block text-ink-2">{member.phone}</span> : null}
        </li>
      ))}
    </ul>
  </section>
);

function Rules({ household: { rules }, zone }: Pick<SplitPageProps, "household" | "zone">) {
  if (rules.length === 0) return null;
  const day = (iso: string) => <TimeText iso={iso} zone={zone} mode="date" yours={false} />;
  return (
    <div className="mt-8">
      <DataTable
        caption="How it was split, newest first"
        rows={rules}
        rowKey={(row) => row.id}
        columns={[
          { key: "from", header: "From", rowHeader: true, cell: (row) => day(row.from) },
          { key: "until", header: "Until", cell: (row) => (row.until ? day(row.until) : "Now") },
          { key: "words", header: "Who pays", cell: (row) => row.words },
        ]}
      />
    </div>
  );
}
