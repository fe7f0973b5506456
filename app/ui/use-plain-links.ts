import { useNavigate } from "@remix-run/react";
import { type MouseEvent, useCallback } from "react";

/**
 * Lets many plain links inside one element lead on without loading the page anew; a component for each of them costs more
 * than all of them together. New tabs and the like are left to the browser.
 */
export function usePlainLinks(): (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return useCallback(
    (event) => {
      const link = (event.target as Element).closest("a");
      const isPlain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || event.defaultPrevented || link.target) return;
      event.preventDefault();
      navigate(link.pathname + link.search);
    },
    [navigate],
  );
}
