/** What a page is told of the session it is shown in. */
export type SessionEnds = {
  idleMinutes: number;
  /** When the session ends whatever happens, ISO 8601. */
  endsAt: string;
};
