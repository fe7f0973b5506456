import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { ownProfile } from "#app/domain/accounts/account-queries.server";
import { beginAuthenticator } from "#app/domain/accounts/begin-authenticator.server";
import { withContacts, withEmails } from "#app/domain/accounts/contact-details.server";
import { pendingStaffInvitations } from "#app/domain/accounts/invitation-queries.server";
import { inviteStaff } from "#app/domain/accounts/invite-staff.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { authenticatorSetUp } from "#app/domain/accounts/second-factor-queries.server";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import { readThread } from "#app/domain/messaging/thread-queries.server";
import { amendNote } from "#app/domain/notes/amend-note.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { noteForEditor } from "#app/domain/notes/note-queries.server";
import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { newId } from "#app/domain/shared/ids";
import { SEALED_COLUMNS } from "#app/platform/crypto/sealed-columns";
import { db } from "#app/platform/db/client.server";
import { openRecipients } from "#app/platform/mail/outbound.server";
import { reachOfLead } from "#tests/fixtures/addresses";
import { asAdmin } from "#tests/fixtures/billing-world";
import { amara, aPastAppointment, couple } from "#tests/fixtures/booked-world";
import { asOwner, ownerUrl } from "#tests/fixtures/database-owner";
import { acknowledge, aDisclosurePolicy, aThread } from "#tests/fixtures/messaging-world";
import { runProgram } from "#tests/setup/run-program";
import { buildPages } from "../../scripts/run/prepare.mjs";

const PROGRAM = ["build/programs/rotate-keys.js", "data"];
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const told = () => ({ ...process.env, NODE_ENV: "test" as const, DATABASE_OWNER_URL: ownerUrl() });

const PROFILE = {
  ...{ chosenName: "Avery", pronouns: null, homeState: "VA", zone: "America/New_York", discreetMail: true },
};
const owner = () => asAdmin(amara.personId, ["practice", "owner"]);

let appointmentId = "";
let threadId = "";
let before: Awaited<ReturnType<typeof everything>>;

/** What people read, of several tables and compartments. */
async function everything() {
  const { note } = await noteForEditor(amara, appointmentId);
  const thread = await readThread(couple.a, threadId);
  return {
    note: note.content,
    addenda: note.addenda.map(({ text }) => text),
    messages: thread.messages.map(({ body }) => body),
    secret: (await authenticatorSetUp(couple.a))?.secret,
    profile: await ownProfile(couple.a),
    invited: (await pendingStaffInvitations(owner())).map(({ email }) => email),
    visitors: (await withContacts(db, "lead", await db.lead.findMany())).map(({ email, phone }) => [
      email,
      phone,
    ]),
    asked: (await withEmails(db, "one_time_token", await db.oneTimeToken.findMany())).map(
      ({ email }) => email,
    ),
    mails: await openRecipients(db, await db.outboundMessage.findMany({ orderBy: { id: "asc" } })),
  };
}

const byRetiredKeys = async () => {
  const counts = await Promise.all(
    SEALED_COLUMNS.map(async ({ table, column }) => {
      const [row] = await asOwner<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} r JOIN data_key k
         ON k.id = encode(substring(r.${column} FROM 3 FOR 16), 'hex')::uuid WHERE k.retired_at IS NOT NULL`,
      );
      return row?.count ?? 0;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

beforeAll(async () => {
  await buildPages();
  appointmentId = await aPastAppointment("2026-11-02");
  const content = { ...emptyNote(), presenting: "heron words", plan: "Practice the pause." };
  const draft = { appointmentId, revision: 0, content, startedAt: "10:02", stoppedAt: "10:51" };
  const { revision } = await saveNote(amara, draft);
  await signNote(amara, { appointmentId, revision, name: "Amara Okafor" });
  await amendNote(amara, { appointmentId, text: "A word after signing." });
  await acknowledge(couple.a, couple.chartId, await aDisclosurePolicy());
  ({ threadId } = await aThread(couple.a, couple.chartId));
  await beginAuthenticator(couple.a);
  await updateProfile(couple.a, { ...PROFILE, phone: "804-555-0142" });
  const staff = { email: "newcomer@example.com", chosenName: "New", role: "therapist" as const };
  await inviteStaff(owner(), { ...staff, permissions: [] });
  await requestSignInLink({ email: "somebody@example.com" }, {});
  const id = newId();
  const reach = await reachOfLead(id, { email: "visitor@example.com", phone: "804-555-0143" });
  await db.lead.create({ data: { id, name: "Vi", state: "VA", contactBy: "phone", ...reach } });
  before = await everything();
  expect(before.mails).toContain("newcomer@example.com");
  expect(before).toMatchObject({
    profile: { phone: "+18045550142" },
    invited: ["newcomer@example.com"],
    visitors: [["visitor@example.com", "804-555-0143"]],
    asked: ["somebody@example.com"],
  });
}, 180_000);

test("every sealed column of the database is one of those that are sealed anew", async () => {
  const found = await asOwner<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed' ORDER BY 1, 2`,
  );
  expect(SEALED_COLUMNS.map(({ table, column }) => ({ table, column }))).toEqual(found);
});

test("without a day, or without the owner of the tables, nothing is done", async () => {
  expect((await runProgram(PROGRAM, told())).said).toContain("Say before which day");
  const { DATABASE_OWNER_URL: _owner, ...asApplication } = told();
  expect((await runProgram([...PROGRAM, TOMORROW], asApplication)).said).toContain("Set DATABASE_OWNER_URL");
  expect(await db.dataKey.count({ where: { retiredAt: { not: null } } })).toBe(0);
});

test("killed and run again, everything is sealed by new keys and reads as before, signed notes too", async () => {
  const keys = await db.dataKey.count();
  const killed = spawn(process.execPath, [...PROGRAM, TOMORROW, "offline"], {
    env: told(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [ended] = await Promise.all([
    once(killed, "close"),
    once(killed.stdout, "data").then(() => killed.kill("SIGKILL")),
  ]);
  expect(ended[1]).toBe("SIGKILL");
  expect(await everything()).toEqual(before);
  const finished = await runProgram([...PROGRAM, TOMORROW, "offline"], told());
  expect(finished).toEqual({ code: 0, said: expect.stringContaining("Nothing is sealed any more") });
  expect(await byRetiredKeys()).toBe(0);
  expect(await db.dataKey.count()).toBeGreaterThan(keys);
  expect(await everything()).toEqual(before);
});

test("the owner may seal a signed note anew and change no word beside it; the application may neither", async () => {
  const { id } = await db.progressNote.findFirstOrThrow({ where: { appointmentId }, select: { id: true } });
  const anew = `UPDATE progress_note SET content_sealed = content_sealed WHERE id = '${id}'`;
  await expect(asOwner(anew)).resolves.toBeDefined();
  await expect(db.$executeRawUnsafe(anew)).rejects.toThrow(/append-only/);
  for (const change of ["signed_name = 'Somebody Else'", "sha256 = sha256 || 'x', content_sealed = ''"]) {
    await expect(asOwner(`UPDATE progress_note SET ${change} WHERE id = '${id}'`), change).rejects.toThrow(
      /append-only/,
    );
  }
  await expect(asOwner(`DELETE FROM progress_note WHERE id = '${id}'`)).rejects.toThrow(/append-only/);
});
