import { useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { listServices } from "#app/domain/practice/service-queries.server";
import { PriceTable } from "#app/domain/practice/ui/price-table";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const handle = { javascript: false };

export const meta = titled("Prices and estimates");

export const loader = open({ may: "practice.read" }, async () => {
  const [services, { phone, email, cancelWindowHours, lateCancelFeePercent }] = await Promise.all([
    listServices(),
    practiceProfile(),
  ]);
  return { services, phone, email, cancelWindowHours, lateCancelFeePercent };
});

export default function PricesPage() {
  const { services, phone, email, cancelWindowHours, lateCancelFeePercent } = useLoaderData<typeof loader>();
  return (
    <div className="page grid gap-8 py-8 sm:py-12">
      <PageHeading lead="You see the price again before you book. Nothing is charged before a session.">
        Prices and estimates
      </PageHeading>
      <PriceTable services={services} captionHidden />
      <section aria-labelledby="cancelling" className="grid gap-2">
        <h2 id="cancelling">If you cancel</h2>
        <p className="measure">
          You can move or cancel free of charge until {cancelWindowHours} hours before a session. After that{" "}
          {lateCancelFeePercent}% of the price is due.
        </p>
      </section>
      <section aria-labelledby="estimate" className="grid gap-2">
        <h2 id="estimate">Your right to a good faith estimate</h2>
        <p className="measure">
          If you pay for your care yourself, you have a right to a written estimate of what it will cost. Ask
          for it at any time: call <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a> or write to{" "}
          <a href={`mailto:${email}`}>{email}</a>. You get it within three business days.
        </p>
        <p className="measure">
          If a bill is $400 or more above your estimate, you can dispute it. Read more at{" "}
          <a href="https://www.cms.gov/nosurprises" rel="noreferrer">
            cms.gov/nosurprises
          </a>{" "}
          or call <a href="tel:18009853059">1-800-985-3059</a>.
        </p>
      </section>
    </div>
  );
}
