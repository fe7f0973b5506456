import { useActionData } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { markTitle } from "./page-title";

/** A failed form starts again at its list of errors, also before or without JavaScript. */
const startHere = { autoFocus: true };

export type ErrorSummaryItem = { id?: string; message: string };

type ErrorSummaryProps = {
  errors: ErrorSummaryItem[];
  title?: string;
};

/**
 * What has to be fixed, as links to the fields. Takes the focus with every answer that brings errors, once the page has
 * settled; without JavaScript `autofocus` does the same.
 */
export function ErrorSummary({ errors, title = "There is a problem" }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const count = errors.length;
  const answer: unknown = useActionData();
  useEffect(() => {
    // Each answer counts, also one with as many errors as the last.
    if (count === 0 || answer === null) return;
    const unmark = markTitle();
    const timer = setTimeout(() => box.current?.focus(), 0);
    return () => {
      clearTimeout(timer);
      unmark();
    };
  }, [count, answer]);
  if (count === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      {...startHere}
      className="mb-8 rounded-lg border-3 border-danger bg-surface p-5"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2.5 text-danger">
        <CircleAlert aria-hidden="true" className="size-6 shrink-0" />
        {title}
      </h2>
      <ul className="mt-3 grid gap-1">
        {errors.map(({ id, message }) => (
          <li key={`${id}-${message}`}>
            {id ? (
              <a
                href={`#${id}`}
                className="inline-flex min-h-11 items-center font-semibold text-danger underline underline-offset-4"
              >
                {message}
              </a>
            ) : (
              <p className="py-2 font-semibold text-danger">{message}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type FormLike = { id: string; errors?: string[]; allErrors: Record<string, string[]> };

/** Summary items from `formOf`. `ids` maps a field's name to its anchor where that is not the field's own id. */
export function summaryFrom(form: FormLike, ids: Record<string, string> = {}): ErrorSummaryItem[] {
  return Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.map((message) => ({ id: name ? (ids[name] ?? `${form.id}-${name}`) : undefined, message })),
  );
}
