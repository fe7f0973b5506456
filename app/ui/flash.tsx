import type { ReactNode } from "react";
import { Notice, type NoticeKind } from "#app/ui/notice";

/** The one line after a redirect that says what happened. Read out politely. */
export function Flash({ kind = "ok", children }: { kind?: NoticeKind; children?: ReactNode }) {
  return (
    <div role="status" className="empty:hidden">
      {children ? <Notice kind={kind}>{children}</Notice> : null}
    </div>
  );
}
