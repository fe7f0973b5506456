import { cx } from "#app/ui/cx";

/** Grey lines in place of a part that takes longer than 400 ms. Screen readers hear the words. */
export function Skeleton({ label = "Loading", lines = 3 }: { label?: string; lines?: number }) {
  const widths = ["w-full", "w-5/6", "w-2/3"];
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, index) => index + 1).map((line) => (
        <span key={line} className={cx("h-4 rounded-sm bg-line", widths[line % 3])} />
      ))}
    </div>
  );
}
