import { Form, useLocation } from "@remix-run/react";
import { Monitor, Moon, Sun } from "lucide-react";

export type Theme = "light" | "dark" | "system";

const choices = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "System", icon: Monitor },
] as const;

/** Three buttons that post `theme` and `returnTo` to `/theme`. `current` marks the choice in force. */
export function ThemeForm({ current, action = "/theme" }: { current?: Theme; action?: string }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={action} preventScrollReset className="no-print">
      <input type="hidden" name="returnTo" value={`${pathname}${search}`} />
      <fieldset className="flex flex-wrap items-center gap-0.5">
        <legend className="sr-only">Colors</legend>
        {choices.map(({ value, label, icon: Icon }) => (
          <button
            key={value}
            type="submit"
            name="theme"
            value={value}
            aria-pressed={current ? current === value : undefined}
            className="inline-flex min-h-11 items-center gap-1 rounded-md border border-transparent px-1.5 text-sm font-medium text-ink-2 hover:bg-tint aria-pressed:border-field aria-pressed:bg-surface aria-pressed:text-ink"
          >
            <Icon aria-hidden="true" className="size-4" />
            {label}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
