import { dateInZone } from "#app/domain/shared/time";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { markAsDemo } from "#app/platform/db/demo-mark.server";
import { env } from "#app/platform/env.server";
import { askEachOther } from "./asking";
import { declineCards, makeInvoices, payShares, refundInPart } from "./books";
import { makeChart, type SeedChart } from "./charts";
import { shareDocuments } from "./documents";
import { openInEmergency } from "./emergencies";
import { HOUSEHOLDS } from "./households";
import { writeLetters } from "./letters";
import { leaveLooks } from "./looks";
import { writeNotes } from "./notes";
import { fillPackets } from "./packets";
import { remindOfSoon, sayHowToReach } from "./reachable";
import { makeSessions } from "./sessions";
import { makeAdmins, makeTherapists, type SeedTherapist } from "./staff";
import { makeRivermist, ZONE } from "./the-practice";
import { bookFreeCalls, bookOut, followOtherCalendar, invitePartners, takeTimeOff } from "./visitors";
import { closeOnHolidays, waitForTimes } from "./waiting";
import { sayWhere } from "./whereabouts";

const say = (what: string) => process.stdout.write(`  ${what}\n`);

async function makeCharts(therapists: Map<string, SeedTherapist>, now: Date): Promise<SeedChart[]> {
  const charts: SeedChart[] = [];
  for (const household of HOUSEHOLDS) {
    const therapist = therapists.get(household.therapist);
    if (!therapist) throw new Error(`Nobody is called ${household.therapist}`);
    charts.push(await makeChart(household, therapist, now));
  }
  return charts;
}

/**
 * What the past would have told people is not told now: its mails and jobs are dropped. Mails of the bookings that
 * follow are real.
 */
async function forgetWhatThePastWouldSend(): Promise<void> {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.outboundMessage.deleteMany({});
}

async function makeDemo(): Promise<void> {
  const now = new Date();
  const today = dateInZone(now, ZONE);
  await markAsDemo();
  await makeRivermist();
  const therapists = await makeTherapists(today);
  const { billing, owner } = await makeAdmins();
  const charts = await makeCharts(therapists, now);
  say(`the practice, ${therapists.size} therapists, ${charts.length} charts`);
  const sessions = await makeSessions(charts, now);
  say(`${sessions.length} sessions`);
  if (charts[0]) await sayWhere(sessions, charts[0], now);
  await fillPackets(charts);
  say("forms and agreements");
  await writeLetters(charts, now);
  say("messages");
  say(`${await shareDocuments(charts, now)} documents`);
  say(`${await writeNotes(sessions)} session notes`);
  say(`${await leaveLooks(sessions, billing, now)} looks at charts`);
  say(`${await makeInvoices(sessions)} invoices`);
  await payShares(charts, sessions, now);
  await declineCards(charts);
  await refundInPart(
    charts.find((chart) => chart.household.therapist === "Luis"),
    billing,
    now,
  );
  say("payments");
  await takeTimeOff(therapists.get("Priya"), today);
  await bookOut(charts.filter((chart) => chart.household.therapist === "Jonah"));
  await forgetWhatThePastWouldSend();
  await sayHowToReach(charts);
  await openInEmergency(owner, charts);
  await invitePartners(charts);
  await bookFreeCalls(therapists);
  await closeOnHolidays(today);
  await waitForTimes(
    charts.filter((chart) => chart.household.therapist === "Jonah").slice(0, 2),
    charts.find((chart) => chart.household.members[0]?.name === "Owen Pratt"),
  );
  await askEachOther(charts.find((chart) => chart.household.members[0]?.name === "Harper Quinn"));
  await followOtherCalendar(therapists.get("Tess"));
  say(`${await remindOfSoon(now)} reminders`);
}

if (!env().isDemo) throw new Error("Made-up people belong in a demo only: set NODE_ENV=demo DEMO=1.");
await makeDemo();
await closeDatabase();
