import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";

export type NoticeKind = "info" | "ok" | "warning" | "danger";

const looks = {
  info: { tone: "tone-lagoon", icon: Info, word: "Information" },
  ok: { tone: "tone-fern", icon: CircleCheck, word: "Done" },
  warning: { tone: "tone-marigold", icon: TriangleAlert, word: "Note" },
  danger: { tone: "tone-brick", icon: CircleAlert, word: "Problem" },
} as const;

type NoticeProps = { kind?: NoticeKind; title?: string; actions?: ReactNode; children?: ReactNode };

/** A message on the page, with an icon and a hidden word so that its color is not needed. */
export function Notice({ kind = "info", title, actions, children }: NoticeProps) {
  const { tone, icon: Icon, word } = looks[kind];
  return (
    <div
      className={cx(
        tone,
        "enter flex gap-3 rounded-md border-l-4 border-tone-edge bg-tone px-4 py-3.5 text-tone-ink",
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5.5 shrink-0" />
      <div className="grid min-w-0 flex-1 content-start gap-1.5 [&_a:not([class])]:text-inherit">
        <span className="sr-only">{word}: </span>
        {title ? <p className="font-bold">{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div className="mt-1 flex flex-wrap gap-3">{actions}</div> : null}
      </div>
    </div>
  );
}
