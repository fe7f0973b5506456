import { CircleAlert } from "lucide-react";
import { useFocusOnAnswer } from "#app/ui/use-focus-on-answer";

export type ErrorSummaryItem = { id?: string; message: string };

type ErrorSummaryProps = {
  errors: ErrorSummaryItem[];
  title?: string;
};

/** What has to be fixed, as links to the fields. A refused form starts again here. */
export function ErrorSummary({ errors, title = "There is a problem" }: ErrorSummaryProps) {
  const start = useFocusOnAnswer(errors.length);
  if (errors.length === 0) return null;
  return (
    <div
      {...start}
      role="alert"
      aria-labelledby="error-summary-title"
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
