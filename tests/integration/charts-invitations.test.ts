import { beforeAll, expect, test } from "vitest";
import { emailOf, openContact } from "#app/domain/accounts/contact-details.server";
import { invitationByToken } from "#app/domain/accounts/invitation-queries.server";
import { inviteFromBooking } from "#app/domain/accounts/invite-from-booking.server";
import { inviteStaff } from "#app/domain/accounts/invite-staff.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { acceptInvitation } from "#app/domain/charts/accept-invitation.server";
import { chartForCareTeam, ownCharts, partnerInvitations } from "#app/domain/charts/chart-queries.server";
import {
  type AccountFromInvitation,
  createAccountFromInvitation,
} from "#app/domain/charts/create-account-from-invitation.server";
import {
  invitePartner,
  resendPartnerInvitation,
  revokePartnerInvitation,
} from "#app/domain/charts/invite-partner.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { anAccount, DEVICE, newestMailTo, PASSWORD, tokenIn } from "#tests/fixtures/accounts-world";
import { reachOfLead } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import { aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;

beforeAll(async () => {
  ({ amara } = await aPractice());
});

const answers = (token: string, change: Partial<AccountFromInvitation> = {}): AccountFromInvitation => ({
  token,
  chosenName: "Robin",
  pronouns: "they/them",
  password: null,
  homeState: "VA",
  zone: "America/New_York",
  chartKind: "couple",
  ...change,
});

let hour = 0;

/** A visitor who booked a free call with Amara, and the token of the mail. */
async function aBooking(email = `visitor.${newId().slice(-6)}@example.com`) {
  const leadId = newId();
  const service = await db.service.findFirstOrThrow({ where: { kind: "consultation" } });
  const startsAt = new Date(Date.UTC(2027, 0, 4, hour++));
  const endsAt = new Date(startsAt.getTime() + 15 * 60_000);
  await db.lead.create({
    data: {
      ...{ id: leadId, name: "Robin", state: "NC", contactBy: "video" },
      ...(await reachOfLead(leadId, { email, phone: "+18045550111" })),
    },
  });
  await db.appointment.create({
    data: {
      id: newId(),
      leadId,
      therapistId: amara.therapistId,
      serviceId: service.id,
      startsAt,
      endsAt,
      blockedFrom: startsAt,
      blockedUntil: endsAt,
      status: "booked",
      reference: newReference(),
    },
  });
  const token = await inTransaction((tx) => inviteFromBooking(tx, { leadId, email, chosenName: "Robin" }));
  return { leadId, email, token };
}

async function actorOf(token: string): Promise<Actor> {
  const session = await validateSession(token);
  if (!session) throw new Error("The session is not valid.");
  return session.actor;
}

const signedIn = async (email: string) =>
  actorOf((await signInWithPassword({ email, password: PASSWORD }, DEVICE)).token);

/** Somebody with a couple chart of their own, made from a booking. */
async function aClient(change: Partial<AccountFromInvitation> = {}) {
  const { token } = await aBooking();
  const actor = await actorOf((await createAccountFromInvitation(answers(token, change), DEVICE)).token);
  const [chart] = await ownCharts(actor);
  if (!chart) throw new Error("The account has no chart.");
  return { actor, chart };
}

async function invited(actor: Actor, chartId: string, email: string): Promise<string> {
  await invitePartner(actor, { chartId, email, chosenName: "Sam" });
  return tokenIn(await newestMailTo(email), "/join/");
}

test("an account from a booking has the chart, the therapist of the call, the booking and a packet to come", async () => {
  const { leadId, email, token } = await aBooking();
  const entered = await createAccountFromInvitation(answers(token, { homeState: null }), DEVICE);
  const actor = await actorOf(entered.token);
  expect(actor).toMatchObject({ roles: ["client"], chosenName: "Robin", zone: "America/New_York" });
  const [chart, ...others] = await ownCharts(actor);
  expect(others).toEqual([]);
  expect(chart).toMatchObject({ kind: "couple", status: "intake", label: "Robin" });
  expect(chart?.members).toMatchObject([{ joinOrder: 1, isYou: true, homeState: "NC" }]);
  expect(chart?.careTeam).toMatchObject([
    { therapistId: amara.therapistId, role: "lead", chosenName: "Amara" },
  ]);
  expect((await db.lead.findUniqueOrThrow({ where: { id: leadId } })).personId).toBe(actor.personId);
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
  expect(person).toMatchObject({ homeState: "NC", pronouns: "they/them" });
  expect(await openContact(db, "person", person)).toEqual({ email, phone: "+18045550111" });
  expect(person.emailVerifiedAt).not.toBeNull();
  const jobs = await db.$queryRaw<{ payload: unknown }[]>`
    SELECT data->'payload' AS payload FROM pgboss.job
    WHERE data->>'job' = 'intake.open-packet' AND data->'payload'->>'personId' = ${actor.personId}`;
  expect(jobs).toEqual([{ payload: { chartId: chart?.chartId, personId: actor.personId } }]);
  expect((await chartForCareTeam(amara, chart?.chartId ?? "")).label).toBe("Robin");
});

test("somebody who comes alone gets an individual chart", async () => {
  const { chart } = await aClient({ chartKind: "individual" });
  expect(chart.kind).toBe("individual");
});

test("one invitation makes one account, however many try at once", async () => {
  const { email, token } = await aBooking();
  const tries = Array.from({ length: 10 }, () => codeOf(createAccountFromInvitation(answers(token), DEVICE)));
  const outcomes = await Promise.all(tries);
  expect(outcomes.filter((code) => code === "nothing was refused")).toHaveLength(1);
  const person = await db.person.findMany({
    where: { emailIndex: emailIndex(email) },
    include: { memberships: true },
  });
  expect(person).toHaveLength(1);
  expect(person[0]?.memberships).toHaveLength(1);
  expect((await invitationByToken(token))?.state).toBe("accepted");
});

test("a weak password is refused and leaves the invitation open", async () => {
  const { token } = await aBooking();
  const refused = createAccountFromInvitation(answers(token, { password: "passwordpassword" }), DEVICE);
  await expect(refused).rejects.toMatchObject({ code: "password-refused", details: { problem: "too-easy" } });
  expect((await invitationByToken(token))?.state).toBe("open");
});

test("accepting one of several mails about a booking closes the others", async () => {
  const { leadId, email, token } = await aBooking();
  const second = await inTransaction((tx) => inviteFromBooking(tx, { leadId, email, chosenName: "Robin" }));
  await createAccountFromInvitation(answers(second), DEVICE);
  expect((await invitationByToken(token))?.state).toBe("revoked");
});

test("a partner joins the same couple chart as its second member", async () => {
  const { actor, chart } = await aClient();
  const email = `sam.${newId().slice(-6)}@example.com`;
  const token = await invited(actor, chart.chartId, email);
  const mail = await newestMailTo(email);
  expect(mail).not.toContain("Robin");
  expect(mail).not.toMatch(/therap|couple|counsel/i);
  const entered = await createAccountFromInvitation(answers(token, { chosenName: "Sam" }), DEVICE);
  const partner = await actorOf(entered.token);
  const [shared, ...others] = await ownCharts(partner);
  expect(others).toEqual([]);
  expect(shared).toMatchObject({ chartId: chart.chartId, label: "Robin & Sam" });
  expect(shared?.members.map(({ chosenName, joinOrder }) => [chosenName, joinOrder])).toEqual([
    ["Robin", 1],
    ["Sam", 2],
  ]);
  const member = await db.chartMember.findFirstOrThrow({ where: { personId: partner.personId } });
  expect(member.seesJointFrom).toEqual(member.joinedAt);
  expect(await partnerInvitations(actor)).toEqual([]);
});

test("an invitation never touches an account that exists: its person signs in and accepts", async () => {
  const { actor, chart } = await aClient();
  const partner = await anAccount("Sasha");
  const secrets = () =>
    db.credential.findMany({ where: { personId: partner.personId }, select: { secret: true } });
  const before = await secrets();
  const token = await invited(actor, chart.chartId, partner.email);
  const taken = createAccountFromInvitation(
    answers(token, { chosenName: "Mallory", password: PASSWORD }),
    DEVICE,
  );
  expect(await codeOf(taken)).toBe("account-exists");
  const old = await signInWithPassword({ email: partner.email, password: PASSWORD }, DEVICE);
  const entered = await acceptInvitation(await actorOf(old.token), { token, chartKind: "couple" }, DEVICE);
  expect(await validateSession(old.token)).toBeNull();
  expect((await ownCharts(await actorOf(entered.token))).map(({ chartId }) => chartId)).toEqual([
    chart.chartId,
  ]);
  expect(await secrets()).toEqual(before);
  const person = await db.person.findUniqueOrThrow({ where: { id: partner.personId } });
  expect(person.chosenName).toBe("Sasha");
});

test("an invitation is accepted only by the account it was sent to", async () => {
  const { actor, chart } = await aClient();
  const token = await invited(actor, chart.chartId, `sam.${newId().slice(-6)}@example.com`);
  const stranger = await signedIn((await anAccount("Mallory")).email);
  const accepted = acceptInvitation(stranger, { token, chartKind: "couple" }, DEVICE);
  expect(await codeOf(accepted)).toBe("invitation-over");
  expect((await invitationByToken(token))?.state).toBe("open");
});

test("a couple has room for one partner, even for two invited at once", async () => {
  const { actor, chart } = await aClient();
  const invite = (email: string) =>
    codeOf(invitePartner(actor, { chartId: chart.chartId, email, chosenName: "Sam" }));
  const outcomes = await Promise.all(["one", "two", "three"].map((name) => invite(`${name}@example.com`)));
  expect(outcomes.sort()).toEqual(["chart-full", "chart-full", "nothing was refused"]);
  expect(await invite(await emailOf(db, actor.personId))).toBe("already-member");
});

test("sending again and taking back stop the earlier links, and are for members only", async () => {
  const { actor, chart } = await aClient();
  const email = `sam.${newId().slice(-6)}@example.com`;
  const first = await invited(actor, chart.chartId, email);
  const [pending] = await partnerInvitations(actor);
  const invitationId = pending?.invitationId ?? "";
  expect(pending).toMatchObject({ email, state: "open" });
  const stranger = await signedIn((await anAccount("Mallory")).email);
  expect(await codeOf(resendPartnerInvitation(stranger, { invitationId }))).toBe("not-found");
  expect(await codeOf(revokePartnerInvitation(stranger, { invitationId }))).toBe("not-found");
  expect(await codeOf(invitePartner(stranger, { chartId: chart.chartId, email, chosenName: "" }))).toBe(
    "not-found",
  );
  await resendPartnerInvitation(actor, { invitationId });
  const second = tokenIn(await newestMailTo(email), "/join/");
  expect(await invitationByToken(first)).toBeNull();
  await revokePartnerInvitation(actor, { invitationId });
  expect((await invitationByToken(second))?.state).toBe("revoked");
  expect(await codeOf(createAccountFromInvitation(answers(second), DEVICE))).toBe("invitation-over");
});

test("nobody's mailbox is filled with invitations: a few to one address in an hour, whoever asks", async () => {
  const { actor, chart } = await aClient();
  const email = `sam.${newId().slice(-6)}@example.com`;
  await invited(actor, chart.chartId, email);
  const [pending] = await partnerInvitations(actor);
  const again = () => codeOf(resendPartnerInvitation(actor, { invitationId: pending?.invitationId ?? "" }));
  for (let sent = 1; sent < 5; sent += 1) expect(await again()).toBe("nothing was refused");
  expect(await again()).toBe("too-many-attempts");
  expect(await again()).toBe("too-many-attempts");
  const noted = { action: "attempts-refused", subjectPersonId: actor.personId };
  expect(await db.auditEvent.count({ where: noted })).toBe(1);
});

test("an invitation is too old after its days", async () => {
  const { actor, chart } = await aClient();
  const token = await invited(actor, chart.chartId, `sam.${newId().slice(-6)}@example.com`);
  const later = () => new Date(Date.now() + 14 * 86_400_000 + 1_000);
  expect((await invitationByToken(token, later))?.state).toBe("expired");
  expect(await codeOf(createAccountFromInvitation(answers(token), DEVICE, later))).toBe("invitation-over");
});

test("an invited therapist gets the role and a record that takes nobody yet", async () => {
  const admin: Actor = { ...amara, roles: ["admin"], permissions: ["practice"], therapistId: null };
  const email = `zoe.${newId().slice(-6)}@example.com`;
  await inviteStaff(admin, { email, chosenName: "Zoë Lindqvist", role: "therapist", permissions: [] });
  const token = tokenIn(await newestMailTo(email), "/join/");
  const entered = await createAccountFromInvitation(answers(token, { chosenName: "Zoë Lindqvist" }), DEVICE);
  const actor = await actorOf(entered.token);
  expect(actor).toMatchObject({ awaits: "set-up", roles: [] });
  await db.authSession.updateMany({
    where: { personId: actor.personId },
    data: { secondFactorAt: new Date() },
  });
  expect(await actorOf(entered.token)).toMatchObject({
    roles: ["therapist"],
    therapistId: expect.any(String),
  });
  const record = await db.therapist.findUniqueOrThrow({ where: { personId: actor.personId } });
  expect(record).toMatchObject({ slug: "zoe-lindqvist", accepting: false });
  expect(await ownCharts(actor)).toEqual([]);
});

test("staff are invited by who may, and only the owner makes owners", async () => {
  const admin: Actor = { ...amara, roles: ["admin"], permissions: ["practice"], therapistId: null };
  const biller: Actor = { ...admin, permissions: ["billing"] };
  const input = { email: "new@example.com", chosenName: "New", role: "admin" as const };
  expect(await codeOf(inviteStaff(biller, { ...input, permissions: ["billing"] }))).toBe("not-found");
  expect(await codeOf(inviteStaff(admin, { ...input, permissions: ["owner"] }))).toBe("not-found");
  expect(await codeOf(inviteStaff(admin, { ...input, permissions: ["practice"] }))).toBe(
    "nothing was refused",
  );
  expect(await codeOf(inviteStaff(admin, { ...input, permissions: ["practice"] }))).toBe("invitation-open");
});
