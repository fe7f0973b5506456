import { randomBytes } from "node:crypto";
import { addMinutes } from "#app/domain/shared/time";
import { makeChart } from "#prisma/seed/charts";
import { emailOf } from "#prisma/seed/people";
import { ownSession, ownTherapist, SOME_COUPLE } from "./own-therapist";

const PRICE_CENTS = 15_001;

export type Payers = {
  therapist: string;
  /** Of Alex and of Blake, who joined in this order. */
  emails: [string, string];
  chartId: string;
  /** The appointments, older first: both are over, neither is closed, $150.01 each. */
  sessions: [string, string];
};

/** A couple that shares what it pays by these percentages, with a therapist of its own. */
export async function makePayers({ percent }: { percent: [number, number] }): Promise<Payers> {
  const now = new Date();
  const tag = randomBytes(4).toString("hex");
  const therapist = await ownTherapist(tag);
  const names: [string, string] = [`Alex ${tag}`, `Blake ${tag}`];
  const chart = await makeChart(
    {
      members: names.map((name) => ({ name })),
      ...SOME_COUPLE,
      since: 3,
      percent,
      forms: "done",
    },
    therapist,
    now,
  );
  const session = (minutesAgo: number) => ownSession(chart, addMinutes(now, -minutesAgo), PRICE_CENTS);
  return {
    therapist: therapist.email,
    emails: [emailOf(names[0]), emailOf(names[1])],
    chartId: chart.chartId,
    sessions: [await session(180), await session(60)],
  };
}
