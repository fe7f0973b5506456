import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { noteContact } from "#app/ui/last-contact";
import type { SessionEnds } from "#app/ui/session-ends";

const MINUTE_MS = 60_000;
/** The rest is loaded when the time comes near; most pages never need it. */
const BEFORE_END_MS = 4 * MINUTE_MS;

/** Asks whoever has been quiet whether they are still there, two minutes before the server ends their session. */
export function IdleWarning({ idleMinutes, endsAt }: SessionEnds) {
  const contact = useLocation().key + useNavigation().state;
  useEffect(() => {
    // Every change of `contact` is a request that the server has seen.
    if (contact) noteContact();
    const until = Math.min(idleMinutes * MINUTE_MS, Date.parse(endsAt) - Date.now()) - BEFORE_END_MS;
    const timer = setTimeout(
      () => import("#app/ui/idle-watch").then(({ watchIdle }) => watchIdle({ idleMinutes, endsAt })),
      until,
    );
    return () => clearTimeout(timer);
  }, [contact, idleMinutes, endsAt]);
  return null;
}
