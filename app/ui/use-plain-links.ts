import { useNavigate } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";

/**
 * Lets many plain links inside one element lead on without loading the page anew; a component for each of them costs more
 * than all of them together. New tabs and the like are left to the browser.
 */
export function usePlainLinks<E extends HTMLElement>(): RefObject<E> {
  const navigate = useNavigate();
  const element = useRef<E>(null);
  useEffect(() => {
    const around = element.current;
    function press(event: MouseEvent) {
      const link = (event.target as Element).closest("a");
      if (!link || event.defaultPrevented || !isPlain(event)) return;
      event.preventDefault();
      navigate(link.pathname + link.search);
    }
    around?.addEventListener("click", press);
    return () => around?.removeEventListener("click", press);
  }, [navigate]);
  return element;
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
