import { LifeBuoy } from "lucide-react";
import { cx } from "#app/ui/cx";

/** Where to turn in an emergency. Stands in every footer and above every message box. */
export function CrisisLine({ compact = false }: { compact?: boolean }) {
  return (
    <p className={cx("flex gap-2.5 text-ink-2", compact ? "text-sm" : "text-base")}>
      <LifeBuoy aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-link" />
      <span>
        <strong className="text-ink">In crisis?</strong> Call or text <a href="tel:988">988</a> any time. In
        danger now? Call <a href="tel:911">911</a>.
      </span>
    </p>
  );
}
