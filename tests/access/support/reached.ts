import { randomBytes, randomInt } from "node:crypto";
import { expect } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { ask, ownAddress } from "./ask";
import { canaries } from "./canaries";
import type { World } from "./world";

const email = (what: string) => `canary-${what}-${randomBytes(6).toString("hex")}@example.com`;

const digits = () => String(randomInt(2_000_000, 9_999_999));

/** Ten digits as they are typed, and all the ways in which they might lie about. */
const phone = () => {
  const own = digits();
  const [first, last] = [own.slice(0, 3), own.slice(3)];
  return { typed: `(804) ${first}-${last}`, shapes: [`804${own}`, `${first}-${last}`] };
};

const PHONES = { own: phone(), visitor: phone() };

const EMAILS = {
  asked: email("asked"),
  next: email("next"),
  staff: email("staff"),
  visitor: email("visitor"),
};

/** Addresses and numbers that people give over HTTP. */
export const reached = {
  emails: Object.values(EMAILS),
  phones: Object.values(PHONES).flatMap(({ shapes }) => shapes),
};

async function aFreeCall(): Promise<string> {
  const host = await db.therapist.findFirstOrThrow({
    where: { person: { chosenName: "Luis" } },
    select: { slug: true },
  });
  const { text } = await ask(`/api/openings?service=free-call&therapist=${host.slug}`);
  const openings = JSON.parse(text) as { startsAt: string }[];
  return `${openings.at(-2)?.startsAt}_${host.slug}`;
}

/** Every form in which somebody says how they are reached, once. */
export async function sayHowReached(world: World): Promise<void> {
  const post = async (where: string, form: Record<string, string>, token: string | null) => {
    const { status, text } = await ask(where, { method: "POST", form, token, headers: ownAddress() });
    expect(status, `${where}: ${text.slice(0, 400)}`).toBe(303);
  };
  const [a, admin] = [world.people["client A"], world.people["practice admin"]];
  const profile = { chosenName: a.actor.chosenName, zone: a.actor.zone, homeState: "VA" };
  await post("/profile?index", { ...profile, phone: PHONES.own.typed }, a.token);
  await post("/profile/email", { email: EMAILS.next }, a.token);
  await post("/sign-in/link?index", { email: EMAILS.asked }, null);
  const staff = { email: EMAILS.staff, chosenName: "New", role: "therapist" };
  await post("/admin/staff?index", staff, admin.token);
  const slot = await aFreeCall();
  const visitor = {
    ...{ name: "Visitor", email: EMAILS.visitor, phone: PHONES.visitor.typed, state: "VA" },
    ...{ contactBy: "phone", requestKey: newId(), shownAt: String(Date.now() - 60_000), slot },
    note: canaries.leadNote,
  };
  await post(`/consult/details?slot=${encodeURIComponent(slot)}`, visitor, null);
}
