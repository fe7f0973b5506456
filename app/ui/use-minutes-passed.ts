import { useEffect, useState } from "react";

/** Whole minutes since the page was shown, for what moves with the clock. 0 on the server. */
export function useMinutesPassed(): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setMinutes(Math.floor((performance.now() - began) / 60_000)), 60_000);
    return () => clearInterval(timer);
  }, []);
  return minutes;
}
