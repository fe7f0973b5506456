import { FileText } from "lucide-react";
import type { ReactNode } from "react";

type FileRowProps = {
  name: string;
  /** Without an address there is nothing to download (yet). */
  href?: string;
  /** "PDF, 120 KB" */
  kind: string;
  when?: ReactNode;
  whoCanSee?: string;
  /** What state it is in, where that is worth a word. */
  status?: ReactNode;
  actions?: ReactNode;
};

/** A file to download: what it is, how big, from when, who else sees it. */
export function FileRow({ name, href, kind, when, whoCanSee, status, actions }: FileRowProps) {
  const title = (
    <span className="min-w-0 wrap-anywhere">
      {name} <span className="font-normal">({kind})</span>
    </span>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <FileText aria-hidden="true" className="size-6 shrink-0 text-link" />
      <div className="min-w-0 flex-1 basis-48">
        {href ? (
          <a
            href={href}
            className="inline-flex min-h-11 max-w-full items-center font-semibold text-link underline underline-offset-4"
          >
            {title}
          </a>
        ) : (
          <p className="flex min-h-11 items-center font-semibold">{title}</p>
        )}
        <p className="text-sm text-ink-3">
          {when}
          {when && whoCanSee ? " · " : null}
          {whoCanSee}
        </p>
        {status ? <div className="mt-1.5 flex flex-wrap items-center gap-2 text-sm">{status}</div> : null}
      </div>
      {actions}
    </div>
  );
}
