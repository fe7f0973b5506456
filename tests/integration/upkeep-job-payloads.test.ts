import { afterAll, expect, test } from "vitest";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { refundPayment } from "#app/domain/billing/refund-payment.server";
import { addMember } from "#app/domain/charts/internal/add-member.server";
import { addExternalCalendar } from "#app/domain/scheduling/add-external-calendar.server";
import { freeSlot } from "#app/domain/scheduling/internal/free-slot.server";
import { writeRequest } from "#app/domain/scheduling/internal/write-request.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS } from "#app/domain/shared/time";
import { WORK_WORDS } from "#app/domain/upkeep/work-words";
import { handlers, recurring } from "#app/jobs.server";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { addDueSlots } from "#app/platform/jobs/recurring.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import { DEVICE } from "#tests/fixtures/accounts-world";
import { aClosedAppointment, aHousehold, aPerson, asAdmin, asClient } from "#tests/fixtures/billing-world";
import { anUpload, scanAt } from "#tests/fixtures/documents-world";
import { acknowledge, aDisclosurePolicy, aThread } from "#tests/fixtures/messaging-world";
import { aPaidCouple, only, paymentsOf, world } from "#tests/fixtures/paying-world";
import { figure } from "#tests/setup/figure";

afterAll(closeDatabase);

const NAMES = Object.keys(handlers).sort();

/** Everything that one practice lets happen later, on its way through the real use cases. */
async function letEverythingHappen(): Promise<void> {
  const { invoiceId, payers, household } = await aPaidCouple();
  const payer = only(payers);
  await acknowledge(payer.actor, household.chartId, await aDisclosurePolicy());
  const body = "I cannot sleep since the quarrel";
  await aThread(payer.actor, household.chartId, { audience: "private", subject: "Quarrel", body });
  const name = {
    chosenName: "Rowan Quarrel",
    pronouns: "",
    phone: "",
    zone: "America/New_York",
    homeState: "VA",
  };
  await updateProfile(payer.actor, name as unknown as Parameters<typeof updateProfile>[1]);
  await requestSignInLink({ email: "quarrel@example.com" }, DEVICE);
  await requestPasswordReset({ email: "quarrel@example.com" }, DEVICE);
  await requestEmailChange(payer.actor, { email: "rowan.quarrel@example.com" });
  const undone = await aClosedAppointment(world, await aHousehold(["Ira Quarrel"]), {
    status: "late_cancelled",
  });
  await db.appointment.update({
    where: { id: undone },
    data: { undoUntil: new Date(Date.now() + 60_000) },
  });
  await invoiceFromAppointment({ appointmentId: undone });
  const partner = asClient(await aPerson("Sam Quarrel"));
  await inTransaction((tx) => addMember(tx, partner, household.chartId, new Date()));
  const { id: paymentId } = only(await paymentsOf(payer.shareId));
  const refund = { invoiceId, paymentId, cents: 1_000, reason: "goodwill", note: "The quarrel." } as const;
  await refundPayment(asAdmin(await aPerson("Noor")), { ...refund, requestKey: newId() });
  scanAt("127.0.0.1:9");
  await anUpload(payer.actor, household.chartId, { name: "A quarrel.pdf" });
  env().calendarTestHosts = ["127.0.0.1:9"];
  const elsewhere = { label: "The quarrel", address: "http://127.0.0.1:9/quarrel.ics" };
  await addExternalCalendar({ ...partner, therapistId: world.therapistId }, elsewhere);
  await giveBackATime(household.chartId, payer.actor.personId);
  await askAboutATime(household.chartId, payer.actor, partner.personId);
  await addDueSlots(recurring, new Map(), new Date());
}

/** A time becomes free while somebody waits for one. */
async function giveBackATime(chartId: string, joinedById: string): Promise<void> {
  const [fromDate, untilDate] = [new Date(), new Date(Date.now() + DAY_MS)];
  const entry = { id: newId(), ...world, chartId, joinedById, fromDate, untilDate };
  await db.waitlistEntry.create({ data: entry });
  const times = { startsAt: fromDate, endsAt: untilDate };
  await inTransaction((tx) => freeSlot(tx, { therapistId: world.therapistId, ...times }, new Date()));
}

/** One partner asks the other about a time. */
async function askAboutATime(chartId: string, actor: Actor, partnerId: string): Promise<void> {
  const [startsAt, endsAt] = [new Date(Date.now() + 9 * DAY_MS), new Date(Date.now() + 10 * DAY_MS)];
  const slot = { startsAt, endsAt, blockedFrom: startsAt, blockedUntil: endsAt };
  const attending = [actor.personId, partnerId].map((personId) => ({ personId, state: "VA" }));
  const asking = { ...world, chartId, actor, attending, requestKey: newId(), now: new Date() };
  const dates = [{ slot, agreedCents: 16_500, was: null }];
  await inTransaction((tx) => writeRequest(tx, { ...asking, dates }));
}

type Row = { data: { job: string; payload: Record<string, unknown> }; key: string | null };

const rows = () => db.$queryRaw<Row[]>`
  SELECT data, singleton_key AS key FROM pgboss.job UNION ALL SELECT data, singleton_key FROM pgboss.archive`;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isBare = (value: unknown) =>
  value === null || ["number", "boolean"].includes(typeof value) || ID.test(String(value));

test("every job there is holds ids and numbers only, whatever it is about", async () => {
  await letEverythingHappen();
  // Jobs add others. Without a mail server the mails come back, which is not what is asked here.
  await runDueJobs(handlers, { includeLater: true }).catch(() => undefined);
  const all = await rows();
  const seen = [...new Set(all.map(({ data }) => data.job))].sort();
  expect(NAMES.filter((name) => !seen.includes(name))).toEqual([]);
  for (const { data, key } of all) {
    expect(Object.keys(data).sort()).toEqual(["job", "payload"]);
    expect(NAMES).toContain(data.job);
    expect(
      Object.values(data.payload).filter((value) => !isBare(value)),
      data.job,
    ).toEqual([]);
    if (key !== null)
      expect(
        key
          .split(":")
          .slice(1)
          .every((part) => ID.test(part)),
        key,
      ).toBe(true);
  }
  const table = JSON.stringify(await db.$queryRaw`SELECT row_to_json(j) AS row FROM pgboss.job j`);
  expect(table).not.toMatch(/quarrel|rowan|sleep/i);
  figure(`job payloads: ${all.length} of ${NAMES.length} kinds, 0 with content`);
});

test("every job there is has words for the owner's page", () => {
  expect(Object.keys(WORK_WORDS).sort()).toEqual(NAMES);
});
