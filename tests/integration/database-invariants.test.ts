import { beforeAll, expect, test } from "vitest";
import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { amara, at, couple, luis, others } from "#tests/fixtures/booked-world";

// What the database refuses by itself, whatever the application forgets: rows are written past every use case.

let serviceId: string;
const nine = at("2026-12-01T14:00:00Z");

beforeAll(async () => {
  ({ id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } }));
  await session({ therapistId: amara.therapistId, chartId: couple.chartId, personId: couple.a.personId });
});

type Row = {
  therapistId: string;
  chartId: string;
  personId: string;
  minutes?: number;
  status?: "done" | "cancelled";
};

/** 50 minutes and a buffer of 10, `minutes` after nine. */
async function session({ therapistId, chartId, personId, minutes = 0, status }: Row): Promise<void> {
  const startsAt = addMinutes(nine, minutes);
  const times = { startsAt, endsAt: addMinutes(startsAt, 50) };
  const live = status !== "cancelled";
  await db.appointment.create({
    data: {
      ...{ id: newId(), reference: newReference(), therapistId, chartId, serviceId, agreedCents: 16_500 },
      ...{
        status: status ?? "booked",
        ...times,
        blockedFrom: startsAt,
        blockedUntil: addMinutes(startsAt, 60),
      },
      members: { create: { id: newId(), personId, ...times, live, state: "VA" } },
    },
  });
}

const ofOthers = () => ({ chartId: others.chartId, personId: others.a.personId });

test.each([0, 30, 55, -55])(
  "a therapist has no second session %i minutes from one, buffers included",
  async (minutes) => {
    await expect(session({ therapistId: amara.therapistId, ...ofOthers(), minutes })).rejects.toThrow(
      /appointment_therapist_free/,
    );
  },
);

test.each([0, 49, -49])(
  "nobody attends a second session %i minutes from one, whoever holds it",
  async (minutes) => {
    const same = { chartId: couple.chartId, personId: couple.a.personId };
    await expect(session({ therapistId: luis.therapistId, ...same, minutes })).rejects.toThrow(
      /appointment_member_free/,
    );
  },
);

test("right after the buffer, and where the other one was cancelled, there is room", async () => {
  await session({ therapistId: amara.therapistId, ...ofOthers(), minutes: 60 });
  await session({ therapistId: amara.therapistId, ...ofOthers(), minutes: 0, status: "cancelled" });
});

test("nobody is twice on a care team at one time", async () => {
  const { therapistId, validFrom } = await db.careTeam.findFirstOrThrow({
    where: { chartId: couple.chartId },
  });
  await expect(
    db.careTeam.create({
      data: { id: newId(), chartId: couple.chartId, therapistId, role: "member", validFrom },
    }),
  ).rejects.toThrow(/care_team_once/);
});
