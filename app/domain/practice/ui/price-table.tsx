import { DataTable } from "#app/ui/data-table";
import { centsInWords } from "#app/ui/money-text";
import type { ServiceOffer } from "../service-queries.server";

type Priced = Pick<ServiceOffer, "slug" | "name" | "description" | "cents">;

const priceWords = (cents: number | null): string => {
  if (cents === null) return "Not offered";
  return cents === 0 ? "Free" : centsInWords(cents);
};

/** What each service costs, by who gives it. */
export function PriceTable({ services }: { services: Priced[] }) {
  return (
    <div className="card px-4 py-2 sm:px-6">
      <DataTable
        caption="Prices"
        captionHidden
        rows={services}
        rowKey={(row) => row.slug}
        columns={[
          {
            key: "name",
            header: "Service",
            rowHeader: true,
            cell: (row) => (
              <>
                <span className="block font-semibold">{row.name}</span>
                <span className="block text-sm font-normal text-ink-2">{row.description}</span>
              </>
            ),
          },
          {
            key: "licensed",
            header: "Licensed therapist",
            numeric: true,
            cell: (row) => priceWords(row.cents.licensed),
          },
          {
            key: "associate",
            header: "Associate",
            numeric: true,
            cell: (row) => priceWords(row.cents.associate),
          },
        ]}
      />
    </div>
  );
}
