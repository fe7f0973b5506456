import type { ReactNode } from "react";
import { TwoShapes } from "#app/ui/two-shapes";

/** Nothing here yet: one sentence on what will be here, and one thing to do. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-4 rounded-lg border border-dashed border-field px-6 py-10 text-center">
      <TwoShapes className="h-9 w-auto opacity-80" />
      <p className="measure text-ink-2">{children}</p>
      {action}
    </div>
  );
}
