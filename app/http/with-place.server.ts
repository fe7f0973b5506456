/**
 * Where to go after a form, at a place within the page. Only for browsers that load the page anew: a router takes the
 * same address with a place for a jump within the page, and does not look at what has changed.
 */
export const withPlace = (request: Request, path: string, place: string): string =>
  request.headers.get("Sec-Fetch-Dest") === "empty" ? path : `${path}#${place}`;
