import { useLoaderData } from "@remix-run/react";
import { currentPolicy, practiceProfile } from "#app/domain/practice/practice-queries.server";
import { listServices } from "#app/domain/practice/service-queries.server";
import { EstimateNotice } from "#app/domain/practice/ui/estimate-notice";
import { PriceTable } from "#app/domain/practice/ui/price-table";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Prices");

export const loader = open({ may: "practice.read" }, async () => {
  const [services, practice, cancelling, card] = await Promise.all([
    listServices(),
    practiceProfile(),
    currentPolicy("cancellation"),
    currentPolicy("card_on_file"),
  ]);
  const policies = [cancelling, card].flatMap((one) => (one ? [{ title: one.title, text: one.text }] : []));
  return { services, policies, dueDays: practice.paymentDueDays };
});

export default function PricesPage() {
  const { services, policies, dueDays } = useLoaderData<typeof loader>();
  return (
    <div className="page grid gap-8 py-8 sm:py-12">
      <PageHeading lead="One price for the session, however many of you come. Associates are in training under close supervision, and cost less.">
        Prices
      </PageHeading>
      <PriceTable services={services} />
      <EstimateNotice />
      <section className="grid gap-2">
        <h2>How you pay</h2>
        <p className="measure text-ink-2">
          After each session you get an invoice, due in {dueDays} days. Partners can share it in any way they
          agree on; each sees and pays only their own part, by card. You may use the card of a health savings
          or flexible spending account.
        </p>
      </section>
      {policies.map(({ title, text }) => (
        <section key={title} className="grid gap-2">
          <h2>{title}</h2>
          <p className="measure text-ink-2">{text}</p>
        </section>
      ))}
      <div>
        <ButtonLink to="/consult" wide>
          Book a free call
        </ButtonLink>
      </div>
    </div>
  );
}
