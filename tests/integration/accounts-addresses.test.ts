import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { expect, inject, test } from "vitest";
import { ownProfile } from "#app/domain/accounts/account-queries.server";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { inviteStaff } from "#app/domain/accounts/invite-staff.server";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import { listStaff } from "#app/domain/practice/staff-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { pool } from "#app/platform/db/pool.server";
import { anAccount, PASSWORD } from "#tests/fixtures/accounts-world";
import { addressOf, mailsTo } from "#tests/fixtures/addresses";
import { asAdmin } from "#tests/fixtures/billing-world";
import { aPractice } from "#tests/fixtures/scheduling-world";
import { elsewhere, half } from "#tests/fixtures/second-factor-world";
import { createDatabase, withClient } from "../../scripts/run/databases.mjs";

const owner = (personId: string): Actor => asAdmin(personId, ["practice", "owner"]);
const profile = {
  chosenName: "Rin",
  pronouns: null,
  homeState: "VA",
  zone: "America/New_York",
  discreetMail: true,
};

/** Everything that every table holds, as text. */
async function everyRow(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`;
  const texts = tables.map(({ name }) =>
    db.$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS text FROM ${name} t`).catch(() => []),
  );
  return (await Promise.all(texts))
    .flat()
    .map(({ text }) => text)
    .join("\n");
}

test("addresses and phone numbers are in no row, and read as they were given", async () => {
  await aPractice();
  const { email, personId } = await anAccount("Rin");
  const { actor } = await half(email);
  await updateProfile(actor, { ...profile, phone: "(804) 555-0177" });
  const addresses = ["next", "staff", "nobody"].map((name) => `${name}.${newId().slice(-12)}@example.com`);
  const [next = "", staff = "", nobody = ""] = addresses;
  await requestEmailChange(actor, { email: next });
  await inviteStaff(owner(personId), { email: staff, chosenName: "S", role: "therapist", permissions: [] });
  await requestSignInLink({ email: nobody }, elsewhere());
  const rows = (await everyRow()).toLowerCase();
  expect(rows).toContain(personId);
  const words = [email, ...addresses, "5550177", "555-0177"];
  const shapes = words.flatMap((word) => [word, Buffer.from(word).toString("hex")]);
  expect(shapes.filter((shape) => rows.includes(shape))).toEqual([]);
  expect(await ownProfile(actor)).toMatchObject({ email, phone: "+18045550177" });
  expect(await mailsTo(staff)).toHaveLength(1);
});

test("an address is found however it is written, and is one person's only", async () => {
  const { email, personId } = await anAccount("Odd");
  const entered = await signInWithPassword(
    { email: `  ${email.toUpperCase()} `, password: PASSWORD },
    elsewhere(),
  );
  expect(entered.personId).toBe(personId);
  const id = newId();
  const again = { id, chosenName: "Twin", ...(await addressOf(id, email.toUpperCase())) };
  await expect(db.person.create({ data: again })).rejects.toThrow(/Unique constraint/);
});

test("an address that was moved to somebody else's row does not open there", async () => {
  const [one, other] = [await anAccount("One"), await anAccount("Other")];
  const where = { id: one.personId };
  const { emailSealed } = await db.person.findUniqueOrThrow({ where, select: { emailSealed: true } });
  await db.person.update({ where: { id: other.personId }, data: { emailSealed } });
  expect(await emailOf(db, one.personId)).toBe(one.email);
  await expect(emailOf(db, other.personId)).rejects.toThrow();
});

test("a list of many addresses asks the database no more than one of a few", async () => {
  const admin = owner((await anAccount("Boss", { role: "admin", password: null })).personId);
  const asked = async () => {
    let count = 0;
    const counted = () => {
      count += 1;
    };
    pool.on("acquire", counted);
    const { length } = await listStaff(admin);
    pool.off("acquire", counted);
    return { length, count };
  };
  await asked();
  const few = await asked();
  for (let more = 0; more < 30; more += 1) await anAccount("Many", { role: "therapist", password: null });
  const many = await asked();
  expect(many.length).toBe(few.length + 30);
  expect(many.count).toBe(few.count);
});

const SEALED = "20261127140000_sealed_addresses";
const MIGRATIONS = "prisma/migrations";

/** A database as it was before addresses were sealed, and the step that seals them. */
async function before(work: (client: pg.Client, step: string) => Promise<void>): Promise<void> {
  const { adminUrl } = inject("templateDatabase");
  const name = `attune_old_${newId().slice(-12)}`;
  await createDatabase(adminUrl, name);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const sqlOf = (folder: string) => readFileSync(`${MIGRATIONS}/${folder}/migration.sql`, "utf8");
  const earlier = readdirSync(MIGRATIONS).filter((folder) => /^\d/.test(folder) && folder < SEALED);
  await withClient(url.href, async (client: pg.Client) => {
    await client.query("CREATE TABLE _prisma_migrations ()");
    for (const folder of earlier.sort()) await client.query(sqlOf(folder));
    await work(client, sqlOf(SEALED));
  });
}

test("a database that holds an address in plain text is not brought up to date, and loses nothing", async () => {
  await before(async (client, step) => {
    const [id, email] = [newId(), "robin@example.com"];
    await client.query("INSERT INTO person (id, chosen_name, email) VALUES ($1, 'Robin', $2)", [id, email]);
    await expect(client.query(step)).rejects.toThrow(/Nothing was changed in it.*npm run demo:reset/);
    const { rows } = await client.query("SELECT email FROM person");
    expect(rows).toEqual([{ email }]);
  });
});

test("an empty one is", async () => {
  await before(async (client, step) => {
    await client.query(step);
    const { rows } = await client.query("SELECT email_sealed, email_index FROM person");
    expect(rows).toEqual([]);
  });
});
