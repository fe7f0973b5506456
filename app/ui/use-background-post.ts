import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";
import { noteContact } from "#app/ui/last-contact";

type Fields = Record<string, string> | FormData;

/** Posts to the page's own action without leaving it. `answer` is what the action returned last. */
export function useBackgroundPost<Answer extends { notSent?: boolean | undefined }>() {
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
