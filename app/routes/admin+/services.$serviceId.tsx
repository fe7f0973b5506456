import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { editService } from "#app/domain/practice/edit-service.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { serviceFormSchema } from "#app/domain/practice/schemas";
import { serviceForAdmin } from "#app/domain/practice/service-admin-queries.server";
import { setPrice } from "#app/domain/practice/set-price.server";
import { Day } from "#app/domain/practice/ui/day";
import { PriceForm, ServiceForm } from "#app/domain/practice/ui/service-forms";
import { isDomainError } from "#app/domain/shared/domain-error";
import { dateInZone } from "#app/domain/shared/time";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { DataTable } from "#app/ui/data-table";
import { MoneyText } from "#app/ui/money-text";
import { BackLink, PageHeading } from "#app/ui/page-heading";

const params = z.object({ serviceId: z.uuid() });

export const meta = titled("Service");

export const loader = guarded({ may: "services.edit", params }, async ({ actor, params: { serviceId } }) => {
  const [service, { zone }] = await Promise.all([serviceForAdmin(actor, serviceId), practiceProfile()]);
  return { service, today: dateInZone(new Date(), zone) };
});

export const action = guarded(
  { may: "services.edit", params, form: serviceFormSchema },
  async ({ actor, params: { serviceId }, form, submission }) => {
    const here = `/admin/services/${serviceId}`;
    if (form.intent === "service") {
      const { intent: _intent, ...data } = form;
      await editService(actor, { serviceId, ...data });
      return redirectTo(here, { flash: { kind: "ok", text: "The service is saved." } });
    }
    try {
      const { level, price, validFrom } = form;
      await setPrice(actor, { serviceId, level, cents: price, validFrom });
      return redirectTo(here, { flash: { kind: "ok", text: "The price is set." } });
    } catch (error) {
      if (!isDomainError(error, "price-in-the-past")) throw error;
      return refuse(submission, { fieldErrors: { validFrom: ["Choose today or a later day."] } });
    }
  },
);

export const clientAction = orNotSent;

const WHEN = { past: "Past", now: "Now", later: "Later" } as const;

export default function ServicePage() {
  const { service, today } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="grid max-w-3xl gap-6">
      <div>
        <BackLink to="/admin/services">Services and prices</BackLink>
        <PageHeading>{service.name}</PageHeading>
      </div>
      <DataTable
        caption="Prices"
        rows={service.prices}
        rowKey={(row) => row.id}
        empty={<p>No price yet.</p>}
        columns={[
          {
            key: "level",
            header: "Level",
            rowHeader: true,
            cell: (row) => (row.level === "licensed" ? "Licensed" : "Associate"),
          },
          { key: "price", header: "Price", numeric: true, cell: (row) => <MoneyText cents={row.cents} /> },
          { key: "from", header: "From", cell: (row) => <Day date={row.validFrom} /> },
          {
            key: "until",
            header: "Until",
            cell: (row) => (row.validUntil ? <Day date={row.validUntil} /> : "Open"),
          },
          { key: "when", header: "In force", cell: (row) => WHEN[row.when] },
        ]}
      />
      <PriceForm key={service.prices.length} service={service} today={today} lastResult={lastResult} />
      <ServiceForm service={service} today={today} lastResult={lastResult} />
    </div>
  );
}
