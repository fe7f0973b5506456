import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "#app/ui/button";

type FilterBarProps = {
  label: string;
  /** Fields with `labelHidden` off; each takes its own width. */
  children: ReactNode;
  applyLabel?: string;
  /** The address without filters; given when any filter is on. */
  clearTo?: string;
};

/** Filters as a GET form: they live in the address, so they can be shared and Back works. */
export function FilterBar({ label, children, applyLabel = "Show", clearTo }: FilterBarProps) {
  return (
    <search aria-label={label} className="mb-5 block rounded-lg border border-line bg-surface p-4">
      <Form
        method="get"
        preventScrollReset
        className="flex flex-wrap items-end gap-3 [&>div]:min-w-40 [&>div]:flex-1"
      >
        {children}
        <Button type="submit" kind="secondary">
          {applyLabel}
        </Button>
        {clearTo ? (
          <Link to={clearTo} className="btn btn-link">
            Clear filters
          </Link>
        ) : null}
      </Form>
    </search>
  );
}
