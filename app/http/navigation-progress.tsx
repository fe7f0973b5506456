import { useNavigation } from "@remix-run/react";
import { useEffect, useState } from "react";

const PATIENCE_MS = 150;

/** A thin bar at the top while a page is on its way for longer than most people notice. */
export function NavigationProgress() {
  const isBusy = useNavigation().state !== "idle";
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isBusy) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isBusy]);
  if (!isShown) return null;
  return <div aria-hidden="true" className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-action" />;
}
