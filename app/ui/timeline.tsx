import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { type Tone, toneClass } from "#app/ui/tone";

export type TimelineEvent = {
  key: string;
  title: ReactNode;
  when: ReactNode;
  children?: ReactNode;
  tone?: Tone;
};

/** What happened, in the order given. */
export function Timeline({ events, label }: { events: TimelineEvent[]; label: string }) {
  return (
    <ol aria-label={label} className="ml-2 border-l-2 border-line">
      {events.map((event) => (
        <li key={event.key} className={cx(toneClass(event.tone ?? "plum"), "relative pb-5 pl-6 last:pb-0")}>
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[0.5625rem] size-4 rounded-full border-3 border-canvas bg-tone-edge"
          />
          <p className="font-semibold">{event.title}</p>
          <p className="text-sm text-ink-3">{event.when}</p>
          {event.children ? <div className="mt-1 text-ink-2">{event.children}</div> : null}
        </li>
      ))}
    </ol>
  );
}
