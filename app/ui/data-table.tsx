import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "#app/ui/cx";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned with figures of one width. */
  numeric?: boolean;
  /** The cell that names the row. */
  rowHeader?: boolean;
  /** The heading is for screen readers only, as over a column of links. */
  headerHidden?: boolean;
  /** Where a press on the heading leads, and how the column is sorted now. */
  sort?: { to: string; direction?: "ascending" | "descending" };
  /** What stands in the last row, such as a total. */
  footer?: ReactNode;
};

type DataTableProps<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Under 640 px: `stack` turns each row into a small card, `scroll` lets the table scroll sideways. */
  narrow?: "stack" | "scroll";
  empty?: ReactNode;
};

/** Rows to compare. Below 640 px it stacks or scrolls, and stays a table for screen readers either way. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, narrow = "stack", empty } = props;
  const captionId = useId();
  if (rows.length === 0 && empty) return <>{empty}</>;
  const stack = narrow === "stack";
  const hasFooter = columns.some((column) => column.footer !== undefined);
  const table = (
    // Explicit roles keep the table's meaning where stacked rows are no table boxes.
    <table
      role={stack ? "table" : undefined}
      className={cx("data-table", stack ? "data-table-stack" : "min-w-xl")}
      aria-labelledby={captionId}
    >
      <caption id={captionId} className={cx(captionHidden ? "sr-only" : "pb-3 text-left font-semibold")}>
        {caption}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} stack={stack} />
            ))}
          </tr>
        ))}
      </tbody>
      {hasFooter ? (
        <tfoot>
          <tr>
            {columns.map((column) => (
              <td
                key={column.key}
                data-numeric={column.numeric || undefined}
                data-label={stack ? column.header : undefined}
              >
                {column.footer}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  return stack ? table : <ScrollRegion labelledBy={captionId}>{table}</ScrollRegion>;
}

/** A part of the page that may scroll sideways; the keyboard can reach and scroll it. */
export function ScrollRegion({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  const reachable = { tabIndex: 0 };
  return (
    <section {...reachable} aria-labelledby={labelledBy} className="overflow-x-auto rounded-md">
      {children}
    </section>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { header, headerHidden, numeric, sort } = column;
  const Arrow = sort?.direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <th scope="col" data-numeric={numeric || undefined} aria-sort={sort?.direction}>
      {sort ? (
        <Link
          to={sort.to}
          preventScrollReset
          className="inline-flex min-h-[min(var(--control),2.75rem)] items-center gap-1 text-link underline-offset-4 hover:underline"
        >
          {header}
          {sort.direction ? <Arrow aria-hidden="true" className="size-4" /> : null}
        </Link>
      ) : (
        <span className={cx(headerHidden && "sr-only")}>{header}</span>
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row, stack }: { column: Column<Row>; row: Row; stack: boolean }) {
  const content = column.cell(row);
  const label = stack && !column.headerHidden ? column.header : undefined;
  if (column.rowHeader) {
    return (
      <th scope="row" data-row-header="true">
        {content}
      </th>
    );
  }
  return (
    <td role={stack ? "cell" : undefined} data-numeric={column.numeric || undefined} data-label={label}>
      {content}
    </td>
  );
}
