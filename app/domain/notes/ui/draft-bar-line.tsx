import { Check } from "lucide-react";
import { useMinutesPassed } from "#app/ui/use-minutes-passed";
import { type DraftState, draftLine } from "./draft-state";
import { savedWhen } from "./saved-when";

type DraftBarLineProps = {
  state: DraftState;
  isPosting: boolean;
  isTouched: boolean;
  zone: string;
  now: string;
};

/** Whether the text on the page is kept, beside the buttons that keep it. Read out politely. */
export function DraftBarLine({ state, isPosting, isTouched, zone, now }: DraftBarLineProps) {
  const today = new Date(Date.parse(now) + useMinutesPassed() * 60_000).toISOString();
  const when = (iso: string) => savedWhen(iso, zone, today);
  const { tone, words } = draftLine(state, { isPosting, isTouched, when });
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-sm text-ink-3">
      {tone === "saved" && words ? <Check aria-hidden="true" className="size-4 text-ok" /> : null}
      {tone === "problem" ? <span className="font-semibold text-danger">{words}</span> : words}
    </p>
  );
}
