import { randomBytes } from "node:crypto";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { newId } from "#app/domain/shared/ids";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { DEMO_PASSWORD } from "#prisma/seed/demo-password";

// Run by new-couple.ts beside the server: two people with accounts on one chart of Amara's, with untouched forms.
// With "apart" the second has an account and no place on the chart.
const apart = process.argv.includes("apart");
const secret = await hashPassword(DEMO_PASSWORD);
const tag = randomBytes(4).toString("hex");
const lead = await db.therapist.findFirstOrThrow({
  where: { person: { email: "amara.okafor@example.com" } },
});

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
process.stdout.write(`\n${JSON.stringify({ chartId, emails: people.map((person) => person.email) })}\n`);
process.exit(0);
