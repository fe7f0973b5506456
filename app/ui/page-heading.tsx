import { Link } from "@remix-run/react";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { NotSent } from "./not-sent";

/** Where a page stands in a series: "Your health and safety", "Question 3 of 9". */
export function StepCaption({ children }: { children: ReactNode }) {
  return <p className="mb-1 font-semibold text-ink-3">{children}</p>;
}

/** The way back, above the heading. */
export function BackLink({ to, children = "Back" }: { to: string; children?: ReactNode }) {
  return (
    <Link
      to={to}
      className="-ml-1 mb-2 inline-flex min-h-11 items-center gap-1 pr-2 text-link underline underline-offset-4"
    >
      <ChevronLeft aria-hidden="true" className="size-5" />
      {children}
    </Link>
  );
}

type PageHeadingProps = { children: ReactNode; lead?: ReactNode; actions?: ReactNode; caption?: ReactNode };

/** The page's h1 with a line under it and actions beside it. */
export function PageHeading({ children, lead, actions, caption }: PageHeadingProps) {
  return (
    <>
      <NotSent />
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          {caption ? <StepCaption>{caption}</StepCaption> : null}
          <h1>{children}</h1>
          {lead ? <div className="measure mt-2 text-ink-2">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </>
  );
}
