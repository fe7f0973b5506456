import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { type Tone, toneClass } from "#app/ui/tone";

type MessageBubbleProps = {
  /** "You" for the reader's own. */
  author: string;
  when: ReactNode;
  own?: boolean;
  /** The color of the other person; the practice takes stone. */
  tone?: Tone;
  /** "Sent", "Read by Amara", "Not sent": a word, never only a sign. */
  status?: ReactNode;
  failed?: boolean;
  /** Attachments, or what to do about a failed message. */
  footer?: ReactNode;
  children: ReactNode;
};

/** One message. Goes into a `MessageList`. */
export function MessageBubble(props: MessageBubbleProps) {
  const { author, when, own = false, tone = "stone", status, failed = false, footer, children } = props;
  return (
    <li
      className={cx(
        "grid max-w-[85%] gap-1 sm:max-w-[75%]",
        own ? "justify-items-end self-end" : "self-start",
      )}
    >
      <p className="text-xs text-ink-3">
        <span className="font-bold text-ink-2">{author}</span> · {when}
      </p>
      <div
        className={cx(
          "min-w-0 max-w-full rounded-lg px-4 py-3 whitespace-pre-line",
          own ? "rounded-br-sm" : cx("rounded-bl-sm", toneClass(tone), "bg-tone text-tone-ink"),
          own && !failed && "bg-action text-on-action [&_a]:text-inherit",
          own && failed && "border-2 border-dashed border-danger bg-surface",
        )}
      >
        {children}
      </div>
      {footer}
      {status ? (
        <p className={cx("text-xs", failed ? "font-semibold text-danger" : "text-ink-3")}>{status}</p>
      ) : null}
    </li>
  );
}

export function MessageList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol aria-label={label} className="flex flex-col gap-5 py-6">
      {children}
    </ol>
  );
}

/** The day between messages. */
export function MessageDay({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-3 text-xs font-semibold text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </li>
  );
}

type ComposerProps = {
  /** The text box, attachments and hidden fields. */
  children: ReactNode;
  /** "Saved 5:31 PM ET", expected reply time. */
  note?: ReactNode;
  actions: ReactNode;
  crisisLine: ReactNode;
};

/** The place to write, at the bottom of the thread. Its form is the caller's. */
export function Composer({ children, note, actions, crisisLine }: ComposerProps) {
  return (
    <div className="card grid gap-3 p-4 sm:p-5">
      {crisisLine}
      {children}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="text-sm text-ink-3">{note}</div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </div>
  );
}
