import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/**
 * Reads the page's data again every `seconds` while it is shown; without JavaScript the browser loads the page again.
 * For what settles by itself within moments.
 */
export function LookAgain({ seconds = 3 }: { seconds?: number }) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, seconds * 1000);
    return () => clearTimeout(timer);
  }, [revalidate, state, seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds)} />
    </noscript>
  );
}
