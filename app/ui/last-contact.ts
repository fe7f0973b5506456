const SEEN = "attune-seen";

/** Where a browser keeps nothing, each tab knows of itself only. */
let own = Date.now();

/** Remembers, for all tabs of this browser, that the server has just heard from it. */
export function noteContact(): void {
  own = Date.now();
  try {
    localStorage.setItem(SEEN, String(own));
  } catch {
    // Storage is blocked.
  }
}

/** When any tab last did. */
export function lastContact(): number {
  try {
    return Math.max(own, Number(localStorage.getItem(SEEN)));
  } catch {
    return own;
  }
}
