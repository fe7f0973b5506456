import { useLoaderData } from "@remix-run/react";
import { servicesForAdmin } from "#app/domain/practice/service-admin-queries.server";
import { Day } from "#app/domain/practice/ui/day";
import { hasPermission } from "#app/domain/shared/actor";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { DataTable } from "#app/ui/data-table";
import { MoneyText } from "#app/ui/money-text";
import { PageHeading } from "#app/ui/page-heading";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";

export const meta = titled("Services and prices");

export const loader = guarded({ may: "services.read" }, async ({ actor }) => ({
  services: await servicesForAdmin(actor),
  canEdit: hasPermission(actor, "practice"),
}));

export default function ServicesPage() {
  const { services, canEdit } = useLoaderData<typeof loader>();
  const priceOf = (service: (typeof services)[number], level: string) => {
    const price = service.prices.find((one) => one.level === level && one.when === "now");
    const next = service.prices.findLast((one) => one.level === level && one.when === "later");
    return (
      <>
        {price ? <MoneyText cents={price.cents} /> : "None"}
        {next ? (
          <span className="block text-sm text-ink-3">
            <MoneyText cents={next.cents} /> from <Day date={next.validFrom} />
          </span>
        ) : null}
      </>
    );
  };
  return (
    <>
      <PageHeading>Services and prices</PageHeading>
      <DataTable
        caption="Services"
        captionHidden
        rows={services}
        rowKey={(row) => row.serviceId}
        columns={[
          {
            key: "name",
            header: "Service",
            rowHeader: true,
            cell: (row) =>
              canEdit ? <TextLink to={`/admin/services/${row.serviceId}`}>{row.name}</TextLink> : row.name,
          },
          { key: "minutes", header: "Minutes", numeric: true, cell: (row) => row.minutes },
          { key: "licensed", header: "Licensed", numeric: true, cell: (row) => priceOf(row, "licensed") },
          { key: "associate", header: "Associate", numeric: true, cell: (row) => priceOf(row, "associate") },
          {
            key: "state",
            header: "Booking",
            cell: (row) =>
              row.active ? (
                <Tag tone="fern" icon="done">
                  {row.onlineBookable ? "Booked online" : "Booked by staff"}
                </Tag>
              ) : (
                <Tag icon="stopped">Not offered</Tag>
              ),
          },
        ]}
      />
    </>
  );
}
