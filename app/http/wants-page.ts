/** Browsers that go to an address name this type; calendars and our own scripts do not. */
export const wantsPage = (accept: string | null | undefined): boolean =>
  accept?.includes("text/html") ?? false;
