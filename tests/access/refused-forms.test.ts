import { beforeAll, expect, test } from "vitest";
import { mayPerform } from "#app/domain/accounts/policy";
import { ask, inTurns, ownAddress } from "./support/ask";
import { formsToFillIn } from "./support/page-forms";
import { type AppRoute, listRoutes } from "./support/routes";
import { pathOf, type Sample, samplesFor } from "./support/samples";
import { makeWorld, type World } from "./support/world";

type Page = { path: string; send: string; token: string | null };

let pages: Page[];

/** Somebody whose record it is, or the first one whose role is enough. */
function tokenFor(route: AppRoute, sample: Sample, world: World): string | null {
  const [owner] = sample.owners ?? [];
  if (owner && owner !== "visitor") return world.people[owner].token;
  const may = route.action?.may;
  return Object.values(world.people).find(({ actor }) => may && mayPerform(actor, may))?.token ?? null;
}

beforeAll(async () => {
  const [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  pages = routes
    .filter((route) => route.isPage && route.action?.form)
    .flatMap((route) =>
      (samplesFor(route.pattern, world) ?? [])
        .filter(({ exists, writesOnly }) => exists !== false && !writesOnly)
        .map((sample) => {
          const path = pathOf(route.pattern, sample);
          const send = path + (route.isIndex ? "?index" : "");
          return { path, send, token: tokenFor(route, sample, world) };
        }),
    );
});

/** The browser begins at what is said to be wrong. */
const startsAtAlert = (html: string): boolean =>
  (html.match(/<div[^>]* role="alert"[^>]*>/g) ?? []).some((tag) => / autofocus/i.test(tag));

test("every form that is sent empty and comes back says so in its title, and starts at the list of its problems", async () => {
  const silent: string[] = [];
  const refused = new Set<string>();
  await inTurns(pages, 4, async ({ path, send, token }) => {
    const shown = await ask(path, { token, headers: ownAddress() });
    const forms = formsToFillIn(shown.text, send).filter((form) => form.path.split("?")[0] === path);
    // A page that is only reached from another one with its choices in the address is sent nothing at all.
    const sent = shown.status === 200 ? forms : [{ path: send, fields: {} }];
    for (const form of sent) {
      const answer = await ask(form.path, {
        method: "POST",
        token,
        form: form.fields,
        headers: ownAddress(),
      });
      if (answer.status !== 422) continue;
      refused.add(path);
      const isInTitle = answer.text.includes("<title>Error: ");
      const isListed = startsAtAlert(answer.text);
      if (!(isInTitle && isListed))
        silent.push(`${form.path} ${form.fields.intent ?? ""} title ${isInTitle} list ${isListed}`);
    }
  });
  process.stdout.write(`forms sent empty: ${refused.size} pages came back\n`);
  expect(silent).toEqual([]);
  expect(refused.size).toBeGreaterThan(15);
});
