export type BenchCouple = {
  chartId: string;
  members: string[];
  /** The first member's session. */
  token: string;
  email: string;
  threadId: string;
  writableThreadId: string;
};
