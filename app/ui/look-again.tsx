import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { nextLoad } from "#app/ui/next-load";

/** What has not settled by then is looked for by hand: a page left alone does not keep its session open for hours. */
const MOST_LOOKS = 40;

type LookAgainProps = { seconds?: number; loads?: number; hasLink?: boolean };

/**
 * Reads the page's data again every `seconds` while it is shown, for a while. Without JavaScript the browser loads the page
 * again `loads` times, and says so, and then that it has stopped; `hasLink`: the way to look again stands beside it already. For
 * what settles by itself within moments.
 */
export function LookAgain({ seconds = 3, loads = 10, hasLink = false }: LookAgainProps) {
  const { revalidate, state } = useRevalidator();
  const looks = useRef(0);
  useEffect(() => {
    if (state !== "idle" || looks.current >= MOST_LOOKS) return;
    looks.current += 1;
    const timer = setTimeout(revalidate, seconds * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, state, seconds]);
  return import.meta.env.SSR ? <LoadAgain seconds={seconds} loads={loads} hasLink={hasLink} /> : <noscript />;
}

/** For browsers without scripts, so no browser gets the code of it. */
function LoadAgain({ seconds, loads, hasLink }: Required<LookAgainProps>) {
  const { pathname, search } = useLocation();
  const next = nextLoad({ search, seconds, loads, now: Date.now() });
  return (
    <noscript>
      {next ? <meta httpEquiv="refresh" content={next} /> : null}
      <p>
        {next ? "This page looks again by itself for a while." : "This page no longer looks again by itself."}{" "}
        {next || hasLink ? null : <a href={pathname}>Look again</a>}
      </p>
    </noscript>
  );
}
