import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * For a text box that comes with a text: React puts that text back when it takes the page over, and with it overwrites
 * what somebody has typed since the page arrived. This puts their words back.
 */
export function useEarlyTyping(id: string | undefined): RefObject<HTMLTextAreaElement> {
  const box = useRef<HTMLTextAreaElement>(null);
  const takesOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  const [typed] = useState(() => (takesOver ? readBox(id) : null));
  useIsomorphicLayoutEffect(() => {
    if (typed !== null && box.current) box.current.value = typed;
  }, [typed]);
  return box;
}

const isServer = typeof document === "undefined";
const useIsomorphicLayoutEffect = isServer ? () => undefined : useLayoutEffect;

function readBox(id: string | undefined): string | null {
  if (isServer || !id) return null;
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement ? found.value : null;
}
