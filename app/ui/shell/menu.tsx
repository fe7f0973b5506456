import { useLocation } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";

type MenuProps = {
  label: ReactNode;
  children: ReactNode;
  /** Which edge of the button the panel lines up with. */
  align?: "left" | "right";
  className?: string;
  /** False where the label has a menu icon of its own. */
  chevron?: boolean;
};

/**
 * A menu that opens without JavaScript: a `<details>` with a floating panel of links and forms.
 * Going somewhere closes it.
 */
export function Menu({ label, children, align = "right", className, chevron = true }: MenuProps) {
  const { key } = useLocation();
  return (
    <details key={key} className={cx("relative", className)}>
      <summary className="btn btn-quiet">
        <span className="truncate">{label}</span>
        {chevron ? <ChevronDown aria-hidden="true" className="turn" /> : null}
      </summary>
      <div
        className={cx(
          "enter absolute top-full z-30 mt-2 grid w-72 max-w-[calc(100vw-2rem)] gap-3 rounded-lg border border-line bg-surface p-3 shadow-pop",
          align === "right" ? "right-0" : "left-0",
        )}
      >
        {children}
      </div>
    </details>
  );
}
