import { Check } from "lucide-react";
import { savedWhen } from "./saved-when";

type SavedAtProps = {
  iso?: string | null;
  zone: string;
  /** The day on which the page was made, by `dayOf`. */
  today: string;
  saving?: boolean;
  /** Why it is not saved: `whyNotSaved` of the last answer. */
  problem?: string | undefined;
};

/** "Saved 5:31 PM ET" beside a form that saves by itself, with the day if it is not today. Not a toast; read out politely. */
export function SavedAt({ iso, zone, today, saving = false, problem }: SavedAtProps) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-sm text-ink-3">
      {problem ? <span className="font-semibold text-danger">Not saved. {problem}</span> : null}
      {!problem && saving ? "Saving…" : null}
      {!problem && !saving && iso ? (
        <>
          <Check aria-hidden="true" className="size-4 text-ok" />
          Saved {savedWhen(iso, zone, today)}
        </>
      ) : null}
    </p>
  );
}
