export type AwaitingChart = {
  kind: "individual" | "couple" | "group";
  memberCount: number;
  /** Whom somebody has invited to it, by the name they gave; the newest of several. */
  invitedName: string | null;
};

/**
 * Who is missing on a chart of several people while one is alone on it, as `whose` ("your" or "their") reader says it;
 * null where nobody is. What is joint waits for them as for everybody else.
 */
export function awaitedPartner(chart: AwaitingChart, whose: "your" | "their"): string | null {
  if (chart.kind === "individual" || chart.memberCount > 1) return null;
  if (chart.kind === "group") return `${whose} partners`;
  return chart.invitedName ?? `${whose} partner`;
}
