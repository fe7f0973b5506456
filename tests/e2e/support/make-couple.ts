import { randomBytes } from "node:crypto";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS } from "#app/domain/shared/time";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { DEMO_PASSWORD } from "#prisma/seed/demo-password";
import { addressOf } from "#tests/fixtures/addresses";
import { ownTherapist } from "./own-therapist";

export type NewCouple = { chartId: string; emails: [string, string]; therapist: string };

/** `apart`: the second has an account and no place on the chart. `of`: the therapist's slug, or one of the test's own. */
type Wish = { apart?: boolean; of?: "own" | (string & {}) };

async function leadOf(wish: string, tag: string): Promise<{ id: string; slug: string }> {
  const slug = wish === "own" ? (await ownTherapist(tag)).slug : wish;
  return db.therapist.findUniqueOrThrow({ where: { slug }, select: { id: true, slug: true } });
}

async function makePerson(chosenName: string, tag: string, secret: string) {
  const person = { personId: newId(), chosenName, email: `${chosenName.toLowerCase()}.${tag}@example.com` };
  const { personId: id, email } = person;
  await db.person.create({
    data: {
      id,
      chosenName,
      ...(await addressOf(id, email)),
      homeState: "VA",
      grants: { create: { id: newId(), role: "client" } },
      credentials: { create: { id: newId(), kind: "password", secret } },
    },
  });
  return person;
}

/** Two people with accounts on one chart, with untouched forms; their password is the demo's. */
export async function makeCouple({ apart = false, of = "amara-okafor" }: Wish): Promise<NewCouple> {
  const secret = await hashPassword(DEMO_PASSWORD);
  const tag = randomBytes(4).toString("hex");
  const lead = await leadOf(of, tag);
  const alex = await makePerson("Alex", tag, secret);
  const blake = await makePerson("Blake", tag, secret);
  const members = apart ? [alex] : [alex, blake];
  const chartId = newId();
  const joinedAt = new Date(Date.now() - DAY_MS);
  await db.chart.create({
    data: {
      id: chartId,
      kind: "couple",
      status: "active",
      label: `Alex & Blake ${tag}`,
      members: {
        create: members.map(({ personId }, index) => ({
          id: newId(),
          personId,
          joinOrder: index + 1,
          joinedAt,
          seesJointFrom: joinedAt,
        })),
      },
      careTeam: { create: { id: newId(), therapistId: lead.id, validFrom: joinedAt } },
    },
  });
  for (const { personId } of members) await inTransaction((tx) => openPacket(tx, { chartId, personId }));
  return { chartId, emails: [alex.email, blake.email], therapist: lead.slug };
}
