import { beforeAll, expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { newId } from "#app/domain/shared/ids";
import { addDays, DAY_MS, dateInZone, HOUR_MS, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { amara, couple, form } from "#tests/fixtures/booked-world";
import { loadingAs } from "#tests/fixtures/pages-of-somebody";

let appointmentId: string;

/** Amara works at all hours, so that a time is always near. */
beforeAll(async () => {
  const today = dateInZone(new Date(), "America/New_York");
  const [validFrom, validUntil] = [toDateColumn(addDays(today, -9)), toDateColumn(addDays(today, 99))];
  const { therapistId } = amara;
  await db.licence.updateMany({ data: { validFrom, validUntil } });
  await db.availability.deleteMany({ where: { therapistId } });
  await db.availability.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      ...{ id: newId(), therapistId, weekday, fromMinute: 0, toMinute: 1_440, validFrom },
    })),
  });
  const inTenDays = new Date(Math.floor((Date.now() + 10 * DAY_MS) / HOUR_MS) * HOUR_MS);
  ({ appointmentId } = await bookAppointment(couple.a, form(inTenDays.toISOString())));
});

const noticeOn = async (file: string, personId: string) => {
  const load = await loadingAs(personId);
  return ((await load({ file, params: { appointmentId }, search: "" })) as { notice?: string }).notice;
};

test("the page on which a client moves a session says what a near time means; the therapist's does not", async () => {
  await db.roleGrant.createMany({
    data: [
      { id: newId(), personId: couple.a.personId, role: "client" },
      { id: newId(), personId: amara.personId, role: "therapist" },
    ],
  });
  const file = "client+/sessions.$appointmentId.move";
  expect(await noticeOn(file, couple.a.personId)).toMatch(
    /begin within 24 hours, .* After that you cannot move it here any more, and canceling costs \$165\.00\.$/,
  );
  expect(await noticeOn(file.replace("client", "therapist"), amara.personId)).toBeUndefined();
});
