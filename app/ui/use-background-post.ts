import { useFetcher, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { noteContact } from "#app/ui/last-contact";

type Fields = Record<string, string> | FormData;

/** Posts to the page's own action without leaving it. `answer` is what the action returned last. */
export function useBackgroundPost<Answer extends { notSent?: string | undefined }>() {
  const fetcher = useFetcher();
  const { submit } = fetcher;
  const answer = fetcher.data as Answer | undefined;
  useEffect(() => {
    if (answer && !answer.notSent) noteContact();
  }, [answer]);
  const post = useCallback((fields: Fields) => submit(fields, { method: "post" }), [submit]);
  return { post, isPosting: fetcher.state !== "idle", answer };
}

/** Calls `work` once it has been quiet for `idleMs` since the last call of what this returns. */
export function useWhenIdle(work: () => void, idleMs: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(work);
  latest.current = work;
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), idleMs);
  }, [idleMs]);
  useEffect(() => cancel, [cancel]);
  return { soon, cancel };
}

const SHORTEST_MS = 2_000;
const LONGEST_MS = 60_000;

/**
 * As long as something is owed to the server, calls `work` at longer and longer intervals, and at once when there is a network
 * again; never while this or another post of the page is on its way.
 */
export function useRetry(isOwed: boolean, isPosting: boolean, work: () => void) {
  const isBusy = useNavigation().state !== "idle" || isPosting;
  const waitMs = useRef(SHORTEST_MS);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!isOwed) waitMs.current = SHORTEST_MS;
    if (!isOwed || isBusy) return;
    const again = () => latest.current();
    const timer = setTimeout(again, waitMs.current);
    waitMs.current = Math.min(2 * waitMs.current, LONGEST_MS);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [isOwed, isBusy]);
}
