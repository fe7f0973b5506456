import { Form } from "@remix-run/react";
import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { SubmitButton } from "#app/ui/submit-button";

type UndoBarProps = {
  /** What happened: "Session booked for Tue, Nov 24, 5:30 PM ET." */
  children: ReactNode;
  /** Until when undoing works, in words: "You can undo this for 3 minutes." */
  howLong: string;
  action?: string;
  label?: string;
  /** Hidden fields the form sends along. */
  fields?: Record<string, string>;
};

/** After something that can be taken back: what happened, how long undoing works, one button. */
export function UndoBar({ children, howLong, action, label = "Undo", fields = {} }: UndoBarProps) {
  return (
    <div
      role="status"
      className="enter flex flex-wrap items-center justify-between gap-3 rounded-md bg-ink px-4 py-3 text-canvas"
    >
      <div>
        <div className="font-semibold">{children}</div>
        <p className="text-sm opacity-85">{howLong}</p>
      </div>
      <Form method="post" action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton
          kind="secondary"
          size="small"
          formAction={action}
          pendingLabel="Undoing…"
          icon={<Undo2 aria-hidden="true" />}
        >
          {label}
        </SubmitButton>
      </Form>
    </div>
  );
}
