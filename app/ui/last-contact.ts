const SEEN = "attune-seen";

/** Remembers, for all tabs of this browser, that the server has just heard from it. */
export const noteContact = (): void => localStorage.setItem(SEEN, String(Date.now()));

/** When any tab last did; now, where that is not known. */
export const lastContact = (): number => Number(localStorage.getItem(SEEN)) || Date.now();
