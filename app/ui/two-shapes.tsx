import { cx } from "#app/ui/cx";

/** The mark: two rounded forms that overlap, each still itself. Decorative. */
export function TwoShapes({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 28" aria-hidden="true" className={cx("shrink-0", className)}>
      <rect x="0" y="2" width="24" height="24" rx="11" className="fill-plum-700 dark:fill-plum-300" />
      <rect
        x="16"
        y="2"
        width="24"
        height="24"
        rx="9"
        className="fill-marigold-400 mix-blend-multiply dark:mix-blend-normal dark:opacity-90"
      />
    </svg>
  );
}

/** A calm cover for a page or card: large overlapping forms in evening light. Decorative. */
export function TwoShapesCover({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 480 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true" className={className}>
      <defs>
        <linearGradient id="dusk-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#411530" />
          <stop offset="0.62" stopColor="#933771" />
          <stop offset="1" stopColor="#fcba43" />
        </linearGradient>
        <linearGradient id="dusk-left" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#e8a7cb" />
          <stop offset="1" stopColor="#b4528e" />
        </linearGradient>
        <linearGradient id="dusk-right" x1="1" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#afe4ea" />
          <stop offset="1" stopColor="#1794a0" />
        </linearGradient>
        <clipPath id="dusk-overlap">
          <rect x="72" y="118" width="210" height="230" rx="96" />
        </clipPath>
      </defs>
      <rect width="480" height="400" fill="url(#dusk-sky)" />
      <circle cx="372" cy="86" r="34" fill="#ffe0b0" opacity="0.9" />
      <path d="M0 330 C 120 292 230 352 480 300 V 400 H 0 Z" fill="#270a1c" opacity="0.55" />
      <rect x="72" y="118" width="210" height="230" rx="96" fill="url(#dusk-left)" />
      <rect x="204" y="152" width="204" height="196" rx="76" fill="url(#dusk-right)" opacity="0.95" />
      <g clipPath="url(#dusk-overlap)">
        <rect x="204" y="152" width="204" height="196" rx="76" fill="#fecd7e" />
      </g>
      <path d="M0 356 C 140 330 300 388 480 344 V 400 H 0 Z" fill="#270a1c" opacity="0.8" />
    </svg>
  );
}
