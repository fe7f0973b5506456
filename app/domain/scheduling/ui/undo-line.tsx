import { UndoBar } from "#app/ui/undo-bar";
import type { ChangeView } from "../change-queries.server";

type UndoLineProps = { change: Pick<ChangeView, "undo" | "appointment">; action?: string };

/** What just happened, and the button that takes it back while it can be. */
export function UndoLine({ change: { undo, appointment }, action }: UndoLineProps) {
  if (!undo) return null;
  const fields = { intent: "undo", version: String(appointment.version), count: String(undo.count) };
  return (
    <UndoBar action={action} fields={fields} howLong={undo.howLong}>
      {undo.said}
    </UndoBar>
  );
}
