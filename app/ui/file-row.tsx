import { FileText } from "lucide-react";
import type { ReactNode } from "react";

type FileRowProps = {
  name: string;
  href: string;
  /** "PDF, 120 KB" */
  kind: string;
  when?: ReactNode;
  whoCanSee?: string;
  actions?: ReactNode;
};

/** A file to download: what it is, how big, from when, who else sees it. */
export function FileRow({ name, href, kind, when, whoCanSee, actions }: FileRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <FileText aria-hidden="true" className="size-6 shrink-0 text-link" />
      <div className="min-w-0 flex-1 basis-48">
        <a
          href={href}
          className="inline-flex min-h-11 items-center font-semibold text-link underline underline-offset-4"
        >
          <span>
            {name} <span className="font-normal">({kind})</span>
          </span>
        </a>
        <p className="text-sm text-ink-3">
          {when}
          {when && whoCanSee ? " · " : null}
          {whoCanSee}
        </p>
      </div>
      {actions}
    </div>
  );
}
