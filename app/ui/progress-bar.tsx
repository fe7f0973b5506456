/** How far along something is, as a bar with its words. `value` of `max`. */
export function ProgressBar({ label, value, max }: { label: string; value: number; max: number }) {
  return (
    <div className="grid gap-1.5">
      <p className="flex justify-between gap-3 text-sm">
        <span className="font-semibold">{label}</span>
        <span className="text-ink-3 tabular-nums">
          {value} of {max}
        </span>
      </p>
      <progress value={value} max={max} aria-label={label} className="progress" />
    </div>
  );
}
