import { Flash } from "#app/ui/flash";
import { useRootData } from "./use-root-data";

/** The page's one polite status line: what the last form did. */
export function PageFlash({ className }: { className?: string }) {
  const flash = useRootData()?.flash;
  return (
    <div className={flash ? className : undefined}>
      <Flash kind={flash?.kind}>{flash?.text}</Flash>
    </div>
  );
}
