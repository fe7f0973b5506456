const NAME = "looking";

type Looking = { search: string; seconds: number; loads: number; now: number };

/**
 * What tells a browser without scripts to load the page again in so many seconds; null once it has done that `loads` times or
 * for as long. The first of them goes to an address that says when it began, the others stay there: each further address would be
 * one more step for who goes back.
 */
export function nextLoad({ search, seconds, loads, now }: Looking): string | null {
  const query = new URLSearchParams(search);
  const began = Number(query.get(NAME));
  const passed = now - began;
  if (began > 0 && passed >= 0) return passed < loads * seconds * 1000 ? String(seconds) : null;
  query.set(NAME, String(now));
  return `${seconds};url=?${query}`;
}
