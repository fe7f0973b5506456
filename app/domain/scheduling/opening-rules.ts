/** The rules of the practice that openings follow. Minutes and days. */
export type OpeningRules = {
  noticeMinutes: number;
  horizonDays: number;
  slotStepMinutes: number;
  dailyMaximum: number;
  services: { name: string; bufferBefore: number; bufferAfter: number }[];
};

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;

/** "1 hour and 30 minutes". */
export function minutesInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? counted(hours, "hour") : "", rest > 0 ? counted(rest, "minute") : ""];
  return parts.filter(Boolean).join(" and ") || "0 minutes";
}

/** "10 minutes after it"; what is kept free around a session. */
export function bufferWords({ bufferBefore, bufferAfter }: OpeningRules["services"][number]): string {
  const before = bufferBefore > 0 ? `${minutesInWords(bufferBefore)} before it` : "";
  const after = bufferAfter > 0 ? `${minutesInWords(bufferAfter)} after it` : "";
  return [before, after].filter(Boolean).join(", ") || "nothing";
}
