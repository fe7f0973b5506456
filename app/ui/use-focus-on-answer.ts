import { useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { markTitle } from "./page-title";

/**
 * For what stands above a refused form: with every answer of the server that brings some (`count` of them) it takes the
 * focus, once the page has settled, and the title says that something is wrong. Without JavaScript `autoFocus`, which is
 * among the props, does the same.
 */
export function useFocusOnAnswer(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const answer: unknown = useActionData();
  useEffect(() => {
    // Each answer counts, also one with as many problems as the last.
    if (count === 0 || answer === null) return;
    const unmark = markTitle();
    const timer = setTimeout(() => box.current?.focus(), 0);
    return () => {
      clearTimeout(timer);
      unmark();
    };
  }, [count, answer]);
  return { ref: box, tabIndex: -1, autoFocus: true } as const;
}
