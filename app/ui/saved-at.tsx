import { Check } from "lucide-react";
import { clockTime, zoneLabel } from "#app/ui/time-format";

type SavedAtProps = { iso?: string | null; zone: string; saving?: boolean; failed?: boolean };

/** "Saved 5:31 PM ET" beside a form that saves by itself. Not a toast; read out politely. */
export function SavedAt({ iso, zone, saving = false, failed = false }: SavedAtProps) {
  return (
    <p role="status" className="flex min-h-6 items-center gap-1.5 text-sm text-ink-3">
      {failed ? <span className="font-semibold text-danger">Not saved. We keep trying.</span> : null}
      {!failed && saving ? "Saving…" : null}
      {!failed && !saving && iso ? (
        <>
          <Check aria-hidden="true" className="size-4 text-ok" />
          Saved {clockTime(iso, zone)} {zoneLabel(zone, new Date(iso))}
        </>
      ) : null}
    </p>
  );
}
