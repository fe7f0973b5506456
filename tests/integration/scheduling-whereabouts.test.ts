import { expect, test } from "vitest";
import { publishStandardForms } from "#app/domain/intake/publish-standard-forms.server";
import { readTherapistAppointment } from "#app/domain/scheduling/appointment-queries.server";
import { readCalendar, readPracticeCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { correctAttestation, type Heard } from "#app/domain/scheduling/correct-attestation.server";
import { giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import { readJoin } from "#app/domain/scheduling/join-queries.server";
import { openVideo } from "#app/domain/scheduling/open-video.server";
import { placesOfService } from "#app/domain/scheduling/place-of-service-queries.server";
import { setVideoAddress } from "#app/domain/scheduling/set-video-address.server";
import { doorsOf, readWhereabouts } from "#app/domain/scheduling/whereabouts-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { dateInZone } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { amara, couple, luis, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aCall, aChartOfOne, aSession, aSessionAlone, VIDEO, where } from "#tests/fixtures/joining-world";
import { giveVideoRoom } from "#tests/fixtures/video-room";

const { a, b } = { a: () => couple.a, b: () => couple.b };
const VA: Heard = { what: "told", state: "VA", setting: "home", address: null, phone: null };
const correct = (who: Actor, { id }: { id: string }, about: Actor | null, heard: Heard, now: () => Date) =>
  correctAttestation(
    who,
    { appointmentId: id, personId: about?.personId ?? null, heard, reason: "Told me by phone" },
    now,
  );
const enter = (party: Actor, id: string, now: () => Date) =>
  codeOf(openVideo(party, { appointmentId: id, as: "client" }, now));
const placeOf = async (id: string) => (await placesOfService([id])).get(id);

test("what a therapist heard by phone counts, with a reason and a trace, and the member reads that it was written down", async () => {
  const session = await aSession();
  const now = session.minutes(-5);
  await giveAttestation(a(), where(session.id), now);
  await giveAttestation(b(), where(session.id, { state: "MD" }), now);
  await correct(amara, session, b(), VA, now);
  expect(await enter(b(), session.id, now)).toBe("nothing was refused");
  expect(await readJoin(b(), session.id, now)).toMatchObject({
    ...{ isCorrected: true, readiness: "ready", where: "Virginia", isOpen: true },
  });
  const [, sam] = (await readWhereabouts(amara, session.id, now)).everybody;
  expect(sam?.note).toEqual({ by: "Amara", reason: "Told me by phone" });
  const event = await db.auditEvent.findFirstOrThrow({
    where: { objectId: session.id, action: "whereabouts-corrected" },
  });
  expect([event.actorPersonId, event.subjectPersonId]).toEqual([amara.personId, b().personId]);
  const row = await db.attestation.findFirstOrThrow({ where: { correctedById: amara.personId } });
  expect(Buffer.from(row.reasonSealed ?? []).includes("phone")).toBe(false);
});

test("a member's own word after that counts again", async () => {
  const session = await aSession();
  const now = session.minutes(-5);
  await giveAttestation(a(), where(session.id), now);
  await correct(amara, session, b(), VA, now);
  expect(await enter(b(), session.id, now)).toBe("nothing was refused");
  await giveAttestation(b(), where(session.id, { state: "TX" }), now);
  expect(await enter(a(), session.id, now)).toBe("not-open");
});

test("the therapist goes on without who has said nothing, and not without who is out of state", async () => {
  const session = await aSession();
  const now = session.minutes(5);
  await giveAttestation(a(), where(session.id), now);
  await correct(amara, session, b(), { what: "not-coming" }, now);
  expect(await enter(a(), session.id, now)).toBe("nothing was refused");
  expect(await readJoin(a(), session.id, now)).toMatchObject({ others: [], isOpen: true });
  await giveAttestation(b(), where(session.id, { state: "MD" }), now);
  expect(await enter(a(), session.id, now)).toBe("not-open");
  const leftOut = correct(amara, session, b(), { what: "not-coming" }, now);
  expect(await codeOf(leftOut)).toBe("out-of-state");
});

test("nobody is written down but by who treats them, before it is time, or where they do not attend", async () => {
  const session = await aSession();
  const now = session.minutes(-5);
  for (const who of [luis, a(), stranger])
    expect(await codeOf(correct(who, session, b(), VA, now))).toBe("not-found");
  expect(await codeOf(correct(amara, session, stranger, VA, now))).toBe("not-found");
  expect(await codeOf(correct(amara, session, null, VA, now))).toBe("not-found");
  expect(await codeOf(correct(amara, session, b(), VA, session.minutes(-16)))).toBe("too-early");
  await db.appointment.update({ where: { id: session.id }, data: { place: "office" } });
  expect(await codeOf(correct(amara, session, b(), VA, now))).toBe("nothing-to-join");
});

test("the place of service follows from what the identified patient said, from what was heard, or from the office", async () => {
  const joint = await aSession();
  const now = joint.minutes(-5);
  expect(await placeOf(joint.id)).toBeNull();
  await giveAttestation(a(), where(joint.id), now);
  await giveAttestation(b(), where(joint.id, { setting: "elsewhere" }), now);
  expect(await placeOf(joint.id)).toBeNull();
  const membership = { chartId_personId: { chartId: couple.chartId, personId: b().personId } };
  await db.chartMember.update({ where: membership, data: { identifiedPatient: true } });
  expect(await placeOf(joint.id)).toBe("02");
  await db.chartMember.update({ where: membership, data: { identifiedPatient: false } });
  await giveAttestation(b(), where(joint.id), now);
  expect(await placeOf(joint.id)).toBe("10");
  expect((await readWhereabouts(amara, joint.id, now)).placeOfService).toBe("10");

  const phone = await aSessionAlone(a(), await aChartOfOne(a()));
  await db.appointment.update({ where: { id: phone.id }, data: { place: "phone" } });
  expect(await placeOf(phone.id)).toBeNull();
  await correct(amara, phone, a(), { ...VA, setting: "elsewhere" }, phone.minutes(10));
  expect(await placeOf(phone.id)).toBe("02");
  await db.appointment.update({ where: { id: phone.id }, data: { place: "office" } });
  expect(await placeOf(phone.id)).toBe("11");
  const call = await aCall();
  await giveAttestation({ appointmentId: call.id, personId: null }, where(call.id), call.minutes(-1));
  expect(await placeOf(call.id)).toBe("10");
});

test("after the session it can still be written down, for the record", async () => {
  const session = await aSession();
  await db.appointment.update({ where: { id: session.id }, data: { status: "done" } });
  for (const who of [a(), b()]) await correct(amara, session, who, VA, session.minutes(600));
  expect(await placeOf(session.id)).toBe("10");
});

test("a session has a video address of its own, on the services the practice named, and no page shows it", async () => {
  const session = await aSession();
  const now = session.minutes(-5);
  const own = { appointmentId: session.id, videoUrl: "https://us02.zoom.us/j/42" };
  for (const who of [luis, a(), stranger]) expect(await codeOf(setVideoAddress(who, own))).toBe("not-found");
  await db.practice.updateMany({ data: { videoHosts: ["video.example.com"] } });
  expect(await codeOf(setVideoAddress(amara, own))).toBe("other-video-host");
  await db.practice.updateMany({ data: { videoHosts: ["video.example.com", "zoom.us"] } });
  await setVideoAddress(amara, own);
  for (const who of [a(), b()]) await giveAttestation(who, where(session.id), now);
  expect(JSON.stringify(await readJoin(a(), session.id, now))).not.toMatch(/zoom|video\.example/);
  expect(await openVideo(a(), { appointmentId: session.id, as: "client" }, now)).toBe(own.videoUrl);
  await setVideoAddress(amara, { ...own, videoUrl: "" });
  expect(await openVideo(a(), { appointmentId: session.id, as: "client" }, now)).toBe(VIDEO);
  await giveVideoRoom(amara, "");
  expect(await enter(a(), session.id, now)).toBe("no-video-address");
  expect((await readJoin(a(), session.id, now)).hasVideo).toBe(false);
});

test("the therapist's day says who is there, and asks nothing before it is time", async () => {
  const session = await aSession();
  const view = await readTherapistAppointment(amara, session.id);
  const doorAt = async (minutes: number) => (await doorsOf([view], session.minutes(minutes)))[session.id];
  expect(await doorAt(-16)).toMatchObject({ canJoin: false, everybody: [] });
  await giveAttestation(b(), where(session.id, { state: "MD" }), session.minutes(-10));
  expect(await doorAt(-10)).toMatchObject({
    canJoin: true,
    everybody: [
      { chosenName: "Robin", readiness: "not-yet", where: null },
      { chosenName: "Sam", readiness: "out", where: "Maryland" },
    ],
  });
  expect(await doorAt(50)).toBeUndefined();
});

const UNCONFIRMED = ["Not yet confirmed", "Not yet confirmed", "Not yet confirmed"];

/** What the therapist's calendar, the practice's and that of who does the billing call the session of a day. */
async function inCalendars(startsAt: Date, now: () => Date) {
  const day = { view: "day", date: dateInZone(startsAt, "America/New_York") } as const;
  const admin = { ...stranger, roles: ["admin" as const] };
  const seen = [
    await readCalendar(amara, day, now),
    await readPracticeCalendar({ ...admin, permissions: ["practice"] }, { ...day, therapist: null }, now),
    await readPracticeCalendar({ ...admin, permissions: ["billing"] }, { ...day, therapist: null }, now),
  ];
  return seen.flatMap(({ blocks }) => blocks.map((block) => block.status));
}

test("the therapist is shown no way into what is done, missed or canceled, and is again once that is undone", async () => {
  const session = await aSession();
  const now = session.minutes(20);
  const shown = async () => {
    const view = await readTherapistAppointment(amara, session.id);
    const [door, page] = [await doorsOf([view], now), await readWhereabouts(amara, session.id, now)];
    return [door[session.id]?.canJoin ?? false, page.canJoin];
  };
  const mark = (status: "booked" | "done" | "no_show" | "late_cancelled") =>
    db.appointment.update({ where: { id: session.id }, data: { status }, select: { id: true } });
  expect(await shown()).toEqual([true, true]);
  for (const status of ["done", "no_show", "late_cancelled"] as const) {
    await mark(status);
    expect(await shown(), status).toEqual([false, false]);
    await mark("booked");
    expect(await shown(), `after ${status}`).toEqual([true, true]);
  }
});

test("a joint session is called confirmed once both have signed and both are, that day, where they may be treated", async () => {
  await inTransaction((tx) => publishStandardForms(tx));
  const session = await aSession();
  const view = await readTherapistAppointment(amara, session.id);
  const stageAt = async (minutes: number) =>
    (await confirmationsOf([view], "staff", session.minutes(minutes)))[session.id]?.stage;
  expect(await stageAt(-60)).toBe("unsigned");
  const wordsAt = (minutes: number) => inCalendars(session.startsAt, session.minutes(minutes));
  expect(await wordsAt(-60)).toEqual(UNCONFIRMED);
  const waitingFor = async (reader: Actor | "staff") =>
    (await confirmationsOf([view], reader, session.minutes(-60)))[session.id]?.waiting;
  expect(await waitingFor(b())).toBe("Confirmed once you and Robin have signed the joint agreement.");
  expect(await waitingFor("staff")).toBe("Confirmed once Robin and Sam have signed the joint agreement.");
  const versions = await db.formVersion.findMany({ where: { template: { joint: true } } });
  for (const { id: formVersionId, sha256: textSha256 } of versions)
    for (const { personId, chosenName: name } of [a(), b()])
      await db.signature.create({
        data: {
          ...{ id: newId(), chartId: couple.chartId, personId, formVersionId, textSha256, name },
          ...{ intent: "I agree", at: new Date() },
        },
      });
  expect(await stageAt(-60)).toBe("planned");
  expect(await wordsAt(-60)).toEqual(["Booked", "Booked", "Booked"]);
  expect(await stageAt(-15)).toBe("locating");
  expect(await wordsAt(-15)).toEqual(UNCONFIRMED);
  await giveAttestation(a(), where(session.id), session.minutes(-10));
  expect(await stageAt(-9)).toBe("locating");
  await giveAttestation(b(), where(session.id, { state: "MD" }), session.minutes(-8));
  expect(await stageAt(-7)).toBe("locating");
  await giveAttestation(b(), where(session.id), session.minutes(-6));
  expect(await stageAt(-5)).toBe("confirmed");
  expect(await wordsAt(-5)).toEqual(["Confirmed", "Confirmed", "Confirmed"]);
  expect(await stageAt(51)).toBe("planned");
});
