import { randomBytes } from "node:crypto";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { newId } from "#app/domain/shared/ids";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { DEMO_PASSWORD } from "#prisma/seed/demo-password";
import { ownTherapist } from "./own-therapist";

// Run by new-couple.ts beside the server: two people with accounts on one chart of Amara's, with untouched forms. With
// "apart" the second has an account and no place on the chart; with "of=own" or "of=<slug>" the therapist is another one.
const apart = process.argv.includes("apart");
const secret = await hashPassword(DEMO_PASSWORD);
const tag = randomBytes(4).toString("hex");
const lead = await leadOf(process.argv.find((one) => one.startsWith("of="))?.slice("of=".length));

async function leadOf(wish = "amara-okafor"): Promise<{ id: string; slug: string }> {
  const slug = wish === "own" ? (await ownTherapist(tag)).slug : wish;
  return db.therapist.findUniqueOrThrow({ where: { slug }, select: { id: true, slug: true } });
}

const people = ["Alex", "Blake"].map((chosenName) => ({
  personId: newId(),
  chosenName,
  email: `${chosenName.toLowerCase()}.${tag}@example.com`,
}));
for (const { personId: id, chosenName, email } of people) {
  await db.person.create({
    data: {
      id,
      chosenName,
      email,
      homeState: "VA",
      grants: { create: { id: newId(), role: "client" } },
      credentials: { create: { id: newId(), kind: "password", secret } },
    },
  });
}
const members = apart ? people.slice(0, 1) : people;
const chartId = newId();
const joinedAt = new Date(Date.now() - 86_400_000);
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
const made = { chartId, emails: people.map((person) => person.email), therapist: lead.slug };
process.stdout.write(`\n${JSON.stringify(made)}\n`);
process.exit(0);
