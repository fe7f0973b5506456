import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect } from "react";
import { noteContact } from "#app/ui/last-contact";

const MINUTE_MS = 60_000;
/** The rest is loaded when the time comes near; most pages never need it. */
const BEFORE_END_MINUTES = 3;

/** Asks whoever has been quiet whether they are still there, two minutes before the server ends their session. */
export function IdleWarning({ idleMinutes }: { idleMinutes: number }) {
  const contact = useLocation().key + useNavigation().state;
  useEffect(() => {
    // Every change of `contact` is a request that the server has seen.
    if (contact) noteContact();
    const timer = setTimeout(
      () => import("#app/ui/idle-watch").then(({ watchIdle }) => watchIdle(idleMinutes)),
      (idleMinutes - BEFORE_END_MINUTES) * MINUTE_MS,
    );
    return () => clearTimeout(timer);
  }, [contact, idleMinutes]);
  return null;
}
