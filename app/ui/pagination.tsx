import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "#app/ui/button";

type PaginationProps = {
  /** "Invoices 51 to 100 of 412" */
  summary: string;
  previousTo?: string;
  nextTo?: string;
  label?: string;
};

/** Where in a long list this page is, and its neighbors. */
export function Pagination({ summary, previousTo, nextTo, label = "Pages" }: PaginationProps) {
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-ink-2 tabular-nums">{summary}</p>
      <div className="flex gap-2">
        {previousTo ? (
          <ButtonLink
            to={previousTo}
            kind="secondary"
            size="small"
            rel="prev"
            icon={<ChevronLeft aria-hidden="true" />}
          >
            Previous
          </ButtonLink>
        ) : null}
        {nextTo ? (
          <ButtonLink to={nextTo} kind="secondary" size="small" rel="next">
            <span className="flex items-center gap-2">
              Next
              <ChevronRight aria-hidden="true" />
            </span>
          </ButtonLink>
        ) : null}
      </div>
    </nav>
  );
}
