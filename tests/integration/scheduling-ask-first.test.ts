import { expect, test } from "vitest";
import { acceptRequest, declineRequest } from "#app/domain/scheduling/answer-request.server";
import { bookOrAsk } from "#app/domain/scheduling/ask-to-book.server";
import { setAskFirst } from "#app/domain/scheduling/set-ask-first.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { anAskingCouple, asked, formOf, mailsTo, sessionsOf, stateOf } from "#tests/fixtures/asking-world";
import { both, later } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";

const YES = 16_500;

test("of three who come both others have to say yes, and one no is enough", async () => {
  const us = await anAskingCouple(["Ina", "Jo"]);
  const third = await aPerson("Kai");
  await db.chart.update({ where: { id: us.chartId }, data: { kind: "group" } });
  await db.chartMember.create({
    data: { id: newId(), chartId: us.chartId, personId: third.personId, joinOrder: 3 },
  });
  const attending = [...both(us), { personId: third.personId, state: "VA" }];
  const ask = async (at: string) => {
    const made = await bookOrAsk(us.a, formOf(us, at, { attending }), clock);
    return "requestId" in made ? made.requestId : "";
  };
  const requestId = await ask("2026-12-11T15:00:00Z");
  const answers = await Promise.all([
    acceptRequest(us.b, { requestId, agreedCents: YES }, later(5)),
    acceptRequest(third, { requestId, agreedCents: YES }, later(5)),
  ]);
  expect(answers.filter((one) => one.path === null)).toHaveLength(1);
  expect(await sessionsOf(us)).toHaveLength(1);
  const refused = await ask("2026-12-11T17:00:00Z");
  await acceptRequest(us.b, { requestId: refused, agreedCents: YES }, later(5));
  expect(await sessionsOf(us)).toHaveLength(1);
  await declineRequest(third, { requestId: refused }, later(6));
  expect(await mailsTo(`answered:${refused}:declined`)).toEqual([us.a.personId, us.b.personId].sort());
});

test("switching it on and off is told to the others and leaves an event; it needs somebody to ask", async () => {
  const us = await anAskingCouple();
  expect(await mailsTo(`asking:${us.chartId}`)).toEqual([us.b.personId]);
  const open = await asked(us, "2026-12-14T15:00:00Z");
  await setAskFirst(us.b, { chartId: us.chartId, on: false }, later(1));
  await setAskFirst(us.b, { chartId: us.chartId, on: false }, later(2));
  expect(await mailsTo(`asking:${us.chartId}`)).toEqual([us.a.personId, us.b.personId].sort());
  const events = { chartId: us.chartId, action: "asking-changed" };
  expect(await db.auditEvent.count({ where: events })).toBe(2);
  expect(await stateOf(open)).toBe("open");
  expect(await bookOrAsk(us.b, formOf(us, "2026-12-14T17:00:00Z"), later(2))).toHaveProperty("appointmentId");
  await db.chartMember.updateMany({
    where: { chartId: us.chartId, personId: us.a.personId },
    data: { leftAt: clock() },
  });
  expect(await codeOf(setAskFirst(us.b, { chartId: us.chartId, on: true }, clock))).toBe("nobody-to-ask");
});
