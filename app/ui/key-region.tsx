import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

export type KeyLink = { key: string; to: string; label: string };

type Props = { label: string; keys: KeyLink[]; children: ReactNode };

/** What is typed into is not a place for single keys. */
const TYPED_INTO = "input, select, textarea, [contenteditable]";

/**
 * Single keys that lead somewhere while the focus is inside, and only then, so that nobody presses them by accident
 * (WCAG 2.1.4). The focus stays inside when the content changes.
 */
export function KeyRegion({ label, keys, children }: Props) {
  const navigate = useNavigate();
  const region = useRef<HTMLElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if ((event.target as Element).matches(TYPED_INTO)) return;
    const found = keys.find(({ key }) => key === event.key.toLowerCase());
    if (!found) return;
    event.preventDefault();
    region.current?.focus({ preventScroll: true });
    navigate(found.to);
  }
  return (
    <section ref={region} aria-label={label} tabIndex={-1} onKeyDown={press} className="outline-none">
      {children}
      {ready ? <KeysHelp keys={keys} /> : null}
    </section>
  );
}

/** Shown once scripts run: without them the keys do nothing. */
function KeysHelp({ keys }: Pick<Props, "keys">) {
  return (
    <details className="mt-4 hidden text-sm text-ink-2 md:block print:hidden">
      <summary className="min-h-6 cursor-pointer">Keys</summary>
      <p className="mt-2">While the focus is in the calendar:</p>
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
        {keys.map((one) => (
          <div key={one.key} className="flex items-center gap-1.5">
            <dt>
              <kbd className="rounded-sm border border-line bg-surface px-1.5 font-sans text-xs uppercase">
                {one.key}
              </kbd>
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
        <div className="flex items-center gap-1.5">
          <dt>
            <kbd className="rounded-sm border border-line bg-surface px-1.5 font-sans text-xs">Arrows</kbd>
          </dt>
          <dd>From one empty half-hour to the next</dd>
        </div>
      </dl>
    </details>
  );
}
