import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { MoneyText } from "#app/ui/money-text";

export type PriceLine = { key: string; label: ReactNode; cents: number; total?: boolean };

/** Amounts under each other that add up, the total in bold. */
export function PriceLines({ lines }: { lines: PriceLine[] }) {
  return (
    <dl className="grid gap-2">
      {lines.map((line) => (
        <div
          key={line.key}
          className={cx(
            "flex items-baseline justify-between gap-6",
            line.total && "border-t border-field pt-2 font-bold",
          )}
        >
          <dt>{line.label}</dt>
          <dd>
            <MoneyText cents={line.cents} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
