import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { nextLoad } from "#app/ui/next-load";

/** What has not settled by then is looked for by hand: a page left alone does not keep its session open for hours. */
const MOST_LOOKS = 40;

/**
 * Reads the page's data again every `seconds` while it is shown, for a while. Without JavaScript the browser loads the page
 * again `loads` times, and then reads how it goes on. For what settles by itself within moments.
 */
export function LookAgain({ seconds = 3, loads = 10 }: { seconds?: number; loads?: number }) {
  const { revalidate, state } = useRevalidator();
  const looks = useRef(0);
  useEffect(() => {
    if (state !== "idle" || looks.current >= MOST_LOOKS) return;
    looks.current += 1;
    const timer = setTimeout(revalidate, seconds * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, state, seconds]);
  return import.meta.env.SSR ? <LoadAgain seconds={seconds} loads={loads} /> : <noscript />;
}

/** For browsers without scripts, so no browser gets the code of it. */
function LoadAgain({ seconds, loads }: { seconds: number; loads: number }) {
  const { pathname, search } = useLocation();
  const next = nextLoad({ search, seconds, loads, now: Date.now() });
  return (
    <noscript>
      {next ? (
        <meta httpEquiv="refresh" content={next} />
      ) : (
        <p>
          This page no longer loads again by itself. <a href={pathname}>Load it again</a> after a while.
        </p>
      )}
    </noscript>
  );
}
