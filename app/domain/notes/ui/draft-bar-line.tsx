import { Check } from "lucide-react";
import { dayOf, savedWhen } from "#app/ui/saved-when";
import { useMinutesPassed } from "#app/ui/use-minutes-passed";
import { type DraftState, draftLine } from "./draft-state";

type DraftBarLineProps = {
  state: DraftState;
  isPosting: boolean;
  isTouched: boolean;
  zone: string;
  now: string;
};

/** Whether the text on the page is kept, beside the buttons that keep it. Read out politely. */
export function DraftBarLine({ state, isPosting, isTouched, zone, now }: DraftBarLineProps) {
  const today = dayOf(new Date(Date.parse(now) + useMinutesPassed() * 60_000).toISOString(), zone);
  const when = (iso: string) => savedWhen(iso, zone, today);
  const { tone, words } = draftLine(state, { isPosting, isTouched, when });
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-sm text-ink-3">
      {tone === "saved" && words ? <Check aria-hidden="true" className="size-4 text-ok" /> : null}
      {tone === "problem" ? <span className="font-semibold text-danger">{words}</span> : words}
    </p>
  );
}
