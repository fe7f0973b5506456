import { expect, test } from "vitest";
import { inviteStaff } from "#app/domain/accounts/invite-staff.server";
import type { Actor, Permission } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { anAccount, newestMailTo } from "#tests/fixtures/accounts-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPractice } from "#tests/fixtures/scheduling-world";

const { amara } = await aPractice();

test("nobody lets an admin do what they may not do themselves; an owner lets them do everything", async () => {
  const admin: Actor = { ...amara, roles: ["admin"], permissions: ["practice"], therapistId: null };
  const wanted = (actor: Actor, ...permissions: Permission[]) =>
    codeOf(
      inviteStaff(actor, { email: `${newId()}@example.com`, chosenName: "New", role: "admin", permissions }),
    );
  expect(await wanted(admin, "billing")).toBe("not-found");
  expect(await wanted(admin, "practice", "billing")).toBe("not-found");
  expect(await wanted(admin, "owner")).toBe("not-found");
  expect(await wanted(admin, "practice")).toBe("nothing was refused");
  expect(await wanted({ ...admin, permissions: ["owner"] }, "owner", "billing", "practice")).toBe(
    "nothing was refused",
  );
});

test("the owners are told by mail that somebody was invited to the staff, and by it nobody's name", async () => {
  const owner = await anAccount("Morgan", { role: "admin", password: null });
  await db.roleGrant.updateMany({ where: { personId: owner.personId }, data: { permissions: ["owner"] } });
  const other = await anAccount("Dana", { role: "admin", password: null });
  await db.roleGrant.updateMany({ where: { personId: other.personId }, data: { permissions: ["billing"] } });
  const admin: Actor = { ...amara, roles: ["admin"], permissions: ["practice"], therapistId: null };
  const email = `${newId()}@example.com`;
  await inviteStaff(admin, { email, chosenName: "Zebulon", role: "therapist", permissions: [] });
  const told = (await newestMailTo(owner.email)) ?? "";
  expect(told).toContain("A therapist was invited to work at the practice.");
  expect(told).toContain("/admin/staff");
  expect(told).not.toMatch(new RegExp(`Zebulon|${email}|${amara.chosenName}`));
  expect(await newestMailTo(other.email)).toBeNull();
});
