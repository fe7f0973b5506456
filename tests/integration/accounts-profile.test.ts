import { expect, test } from "vitest";
import { ownProfile, signedInDevices } from "#app/domain/accounts/account-queries.server";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { demoPersonas, signInAsPersona } from "#app/domain/accounts/sign-in-as-persona.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { signOut, signOutDevice, signOutOtherDevices } from "#app/domain/accounts/sign-out.server";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import type { Actor } from "#app/domain/shared/actor";
import { markAsDemo, refuseWrongPeople } from "#app/platform/db/demo-mark.server";
import { env } from "#app/platform/env.server";
import { anAccount, DEVICE, newestMailTo, PASSWORD } from "#tests/fixtures/accounts-world";
import { mailsTo } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import { asOwner } from "#tests/fixtures/database-owner";

const NEW_PASSWORD = "copper lanterns drift upstream";

async function signedIn(email: string, password = PASSWORD): Promise<{ actor: Actor; token: string }> {
  const { token } = await signInWithPassword({ email, password }, DEVICE);
  const session = await validateSession(token);
  if (!session) throw new Error("The session that was just opened is not valid.");
  return { actor: session.actor, token };
}

test("a new password ends every other session, and gives this one a new token", async () => {
  const { email } = await anAccount("Ana");
  const here = await signedIn(email);
  const there = await signedIn(email);
  const { token } = await changePassword(here.actor, { newPassword: NEW_PASSWORD });
  expect(await validateSession(here.token)).toBeNull();
  expect(await validateSession(there.token)).toBeNull();
  expect(await validateSession(token)).not.toBeNull();
  expect(await codeOf(signInWithPassword({ email, password: PASSWORD }, DEVICE))).toBe("sign-in-failed");
  await signedIn(email, NEW_PASSWORD);
});

test("a password is changed only to a good one", async () => {
  const { email } = await anAccount("Ben");
  const { actor } = await signedIn(email);
  expect(await codeOf(changePassword(actor, { newPassword: "short" }))).toBe("password-refused");
});

test("a profile takes a phone number as people write it", async () => {
  const { email } = await anAccount("Cleo");
  const { actor } = await signedIn(email);
  const profile = {
    chosenName: "Cleo M.",
    pronouns: "they/them",
    phone: "(804) 555-0142",
    homeState: "VA",
    zone: "America/Chicago",
    discreetMail: true,
  };
  await updateProfile(actor, profile);
  expect(await ownProfile(actor)).toEqual({ ...profile, email, phone: "+18045550142", hasPassword: true });
  expect(await codeOf(updateProfile(actor, { ...profile, phone: "call me" }))).toBe("bad-phone");
});

test("another phone number is told by mail, the same one written differently is not", async () => {
  const { email } = await anAccount("Tel");
  const { actor } = await signedIn(email);
  const profile = {
    chosenName: "Tel",
    pronouns: null,
    homeState: null,
    zone: actor.zone,
    discreetMail: true,
  };
  const told = async () => (await mailsTo(email)).length;
  await updateProfile(actor, { ...profile, phone: "(804) 555-0142" });
  expect(await told()).toBe(1);
  expect(await newestMailTo(email)).toContain("The phone number of your account was changed.");
  await updateProfile(actor, { ...profile, phone: "804 555 0142" });
  expect(await told()).toBe(1);
  await updateProfile(actor, { ...profile, phone: null });
  expect(await told()).toBe(2);
});

test("devices are listed and signed out one by one, each only by its owner", async () => {
  const { email } = await anAccount("Dee");
  const here = await signedIn(email);
  const there = await signedIn(email);
  const stranger = await signedIn((await anAccount("Eve")).email);
  const devices = await signedInDevices(here.actor);
  expect(devices.map(({ deviceId, isThisOne }) => ({ deviceId, isThisOne }))).toEqual([
    { deviceId: here.actor.sessionId, isThisOne: true },
    { deviceId: there.actor.sessionId, isThisOne: false },
  ]);
  const deviceId = there.actor.sessionId;
  expect(await codeOf(signOutDevice(stranger.actor, { deviceId }))).toBe("not-found");
  await signOutDevice(here.actor, { deviceId });
  expect(await validateSession(there.token)).toBeNull();
  expect(await validateSession(here.token)).not.toBeNull();
});

test("signing out elsewhere keeps this device, signing out ends it", async () => {
  const { email } = await anAccount("Fay");
  const here = await signedIn(email);
  const there = await signedIn(email);
  await signOutOtherDevices(here.actor);
  expect(await validateSession(there.token)).toBeNull();
  expect(await validateSession(here.token)).not.toBeNull();
  await signOut(here.actor);
  expect(await validateSession(here.token)).toBeNull();
});

test("outside a demo there are no personas and no way in as one", async () => {
  const { personId } = await anAccount("Gil");
  expect(await demoPersonas()).toEqual([]);
  expect(await codeOf(signInAsPersona({ personId }, DEVICE))).toBe("not-found");
});

test("settings alone make no demo: nobody goes in as a persona where the seed has not left its mark", async () => {
  const { personId } = await anAccount("Hana");
  env().isDemo = true;
  try {
    expect(await demoPersonas()).toEqual([]);
    expect(await codeOf(signInAsPersona({ personId }, DEVICE))).toBe("not-found");
    await expect(refuseWrongPeople()).rejects.toThrow("This database is no demo's");
    await expect(markAsDemo()).rejects.toThrow("a demo is made in an empty database");
    await asOwner("ALTER TABLE demo_mark DISABLE TRIGGER demo_mark_in_an_empty_database");
    await markAsDemo();
    await refuseWrongPeople();
    expect((await demoPersonas()).map((persona) => persona.personId)).toContain(personId);
    expect((await signInAsPersona({ personId }, DEVICE)).personId).toBe(personId);
  } finally {
    env().isDemo = false;
  }
  expect(await codeOf(signInAsPersona({ personId }, DEVICE))).toBe("not-found");
});
