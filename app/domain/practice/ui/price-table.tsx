import { DataTable } from "#app/ui/data-table";
import { MoneyText } from "#app/ui/money-text";
import type { ServiceOffer } from "../service-queries.server";

const price = (cents: number | null) => {
  if (cents === null) return "Not offered";
  return cents === 0 ? "Free" : <MoneyText cents={cents} />;
};

/** What everything costs, at both levels. */
export const PriceTable = ({
  services,
  captionHidden,
}: {
  services: ServiceOffer[];
  captionHidden?: boolean;
}) => (
  <DataTable
    caption="Prices"
    captionHidden={captionHidden}
    rows={services}
    rowKey={(row) => row.serviceId}
    columns={[
      {
        key: "name",
        header: "What",
        rowHeader: true,
        cell: (row) => (
          <>
            {row.name}
            <span className="block text-sm font-normal text-ink-2">{row.description}</span>
          </>
        ),
      },
      { key: "licensed", header: "Licensed", numeric: true, cell: (row) => price(row.cents.licensed) },
      { key: "associate", header: "Associate", numeric: true, cell: (row) => price(row.cents.associate) },
    ]}
  />
);
