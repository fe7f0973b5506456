import type { LucideIcon } from "lucide-react";
import { Circle, CircleCheck, CircleDashed, CircleDot, CircleX, Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { type Tone, toneClass } from "#app/ui/tone";

/** Icons for states, by meaning: a color is never the only sign. */
export const tagIcons = {
  todo: Circle,
  started: CircleDot,
  done: CircleCheck,
  waiting: Clock,
  blocked: CircleDashed,
  stopped: CircleX,
  attention: TriangleAlert,
} as const satisfies Record<string, LucideIcon>;

export type TagIcon = keyof typeof tagIcons;

type TagProps = { tone?: Tone; icon?: TagIcon | LucideIcon; children: ReactNode };

/** A state in one or two words, with an icon. */
export function Tag({ tone = "stone", icon, children }: TagProps) {
  const Icon = typeof icon === "string" ? tagIcons[icon] : icon;
  return (
    <span
      className={cx(
        "tag inline-flex items-center gap-1.5 rounded-full bg-tone py-0.5 pr-2.5 text-xs font-semibold whitespace-nowrap text-tone-ink",
        toneClass(tone),
        Icon ? "pl-1.5" : "pl-2.5",
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-4 shrink-0" /> : null}
      {children}
    </span>
  );
}
