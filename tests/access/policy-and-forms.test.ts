import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { needsSignIn, POLICY } from "#app/domain/accounts/policy";
import { figure } from "#tests/setup/figure";
import { ask, inTurns, ownAddress } from "./support/ask";
import { type Asked, addressOf, listAsked, whoMay } from "./support/cells";
import { type AppRoute, listRoutes } from "./support/routes";
import { makeWorld, signIn, type World } from "./support/world";

let routes: AppRoute[];
let world: World;
let forms: Asked[];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  const withForms = routes.filter(({ action, pattern }) => action && !action.rawBytes && pattern !== "*");
  forms = (await listAsked(withForms, world)).filter(
    (one) => one.route.action && (!needsSignIn(one.route.action.may) || whoMay(one.route.action, one, world)),
  );
});

const declared = () =>
  routes.flatMap(({ loader, action }) => [loader, action].filter((one) => one !== undefined));

test("every action of the policy table is what some route does, and what every route does is in the table", () => {
  const done = new Set<string>(declared().map(({ may }) => may));
  expect([...done].sort()).toEqual(Object.keys(POLICY).sort());
});

test("a form says that its page shows no problems exactly where the page does not read what came of it", () => {
  const wrong = routes.filter(({ id, isPage, action }) => {
    if (!action?.form) return false;
    const source = readFileSync(`app/${id}.${isPage ? "tsx" : "ts"}`, "utf8");
    return (action.showsNoProblems ?? false) === source.includes("useActionData");
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test("a page that reads what came of its form stays as it was when nothing came, and no other says so", () => {
  const wrong = routes.filter(({ id, isPage, action }) => {
    if (!action || !isPage) return false;
    const source = readFileSync(`app/${id}.tsx`, "utf8");
    const stays = source.includes("export const clientAction = orNotSent;");
    return stays !== (source.includes("useActionData") && !source.includes("{ javascript: false }"));
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

/** Objects of a schema, also in lists, choices and what something is made of. The outermost is made strict by the guard. */
function objectsIn(schema: unknown, isOutermost = true): { name: string; isStrict: boolean }[] {
  const inside = (some: unknown) => objectsIn(some, false);
  if (schema instanceof z.ZodObject) {
    const isStrict = isOutermost || schema.def.catchall instanceof z.ZodNever;
    const name = Object.keys(schema.shape).join(" ");
    return [{ name, isStrict }, ...Object.values(schema.shape).flatMap(inside)];
  }
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((one) => objectsIn(one, isOutermost));
  if (schema instanceof z.ZodPipe) return objectsIn(schema.in, isOutermost);
  if (schema instanceof z.ZodArray) return inside(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return inside(schema.unwrap());
  return [];
}

test("no part of a form or a body takes fields that it does not name", () => {
  const bodies = declared().flatMap(({ may, form, json }) => [form, json].map((schema) => ({ may, schema })));
  const objects = bodies.flatMap(({ may, schema }) => objectsIn(schema).map((one) => ({ may, ...one })));
  expect(objects.filter(({ isStrict }) => !isStrict)).toEqual([]);
  figure(`strict forms: ${objects.length} objects of ${declared().length} declarations`);
});

/** As the first one who may; a form that would end the session has one of its own. */
async function tokenFor(asked: Asked): Promise<string | null> {
  const { action } = asked.route;
  const who = action && whoMay(action, asked, world);
  return who ? (await signIn(world.people[who].actor.personId, tokenTime(who))).token : null;
}

const tokenTime = (who: string): Date | null => (who.startsWith("half") ? null : new Date());

test("a field too many is refused by every form of every route, whatever else is in it", async () => {
  const taken: string[] = [];
  await inTurns(forms, 4, async (asked) => {
    const { route, sample } = asked;
    const path = addressOf(route, sample, "data", "POST");
    const sent = { method: "POST", token: await tokenFor(asked) } as const;
    const { body, file } = sample;
    const headers = ownAddress();
    const answer = route.action?.json
      ? await ask(path, {
          ...{ ...sent, body: JSON.stringify({ isAdmin: true }) },
          headers: { ...headers, "Content-Type": "application/json" },
        })
      : await ask(path, { ...sent, form: { ...body, isAdmin: "1" }, file, headers });
    if (answer.status !== 422 && answer.status !== 400) taken.push(`${path}: ${answer.status}`);
  });
  figure(`strict forms: ${forms.length} asked with a field too many`);
  expect(taken).toEqual([]);
});
