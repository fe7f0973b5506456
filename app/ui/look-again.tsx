import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** What has not settled by then is looked for by hand: a page left alone does not keep its session open for hours. */
const MOST_LOOKS = 40;

/**
 * Reads the page's data again every `seconds` while it is shown, for a while; without JavaScript the browser loads the page
 * again for as long as it is shown. For what settles by itself within moments.
 */
export function LookAgain({ seconds = 3 }: { seconds?: number }) {
  const { revalidate, state } = useRevalidator();
  const looks = useRef(0);
  useEffect(() => {
    if (state !== "idle" || looks.current >= MOST_LOOKS) return;
    looks.current += 1;
    const timer = setTimeout(revalidate, seconds * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, state, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
