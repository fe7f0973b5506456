import { ButtonLink, ButtonRow } from "#app/ui/button";

/** The way through a log that grows at its head: back to the newest, on to what came before. */
export function OlderEvents({ newestTo, olderTo }: { newestTo?: string; olderTo?: string }) {
  if (!newestTo && !olderTo) return null;
  return (
    <nav aria-label="Pages" className="mt-6">
      <ButtonRow>
        {newestTo ? (
          <ButtonLink to={newestTo} kind="secondary" size="small">
            Newest
          </ButtonLink>
        ) : null}
        {olderTo ? (
          <ButtonLink to={olderTo} kind="secondary" size="small" rel="next">
            Older
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </nav>
  );
}
