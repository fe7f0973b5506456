import { beforeAll, expect, test } from "vitest";
import { figure } from "#tests/setup/figure";
import { ask, inTurns, ownAddress } from "./support/ask";
import { listAsked, whoMay } from "./support/cells";
import { formsToFillIn } from "./support/page-forms";
import { listRoutes } from "./support/routes";
import { pathOf } from "./support/samples";
import { makeWorld } from "./support/world";

type Page = { path: string; send: string; token: string | null };

let pages: Page[];

beforeAll(async () => {
  const [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  const forms = routes.filter((route) => route.isPage && route.action?.form);
  pages = (await listAsked(forms, world)).flatMap((asked) => {
    const { route, sample, ties } = asked;
    if (!route.action || !ties || sample.writesOnly) return [];
    const who = whoMay(route.action, asked, world);
    const path = pathOf(route.pattern, sample) + (sample.search ? `?${sample.search}` : "");
    const send = pathOf(route.pattern, sample) + (route.isIndex ? "?index" : "");
    return [{ path, send, token: who ? world.people[who].token : null }];
  });
});

/** The browser begins at what is said to be wrong. */
const startsAtAlert = (html: string): boolean =>
  (html.match(/<div[^>]* role="alert"[^>]*>/g) ?? []).some((tag) => / autofocus/i.test(tag));

/** The list of problems goes through the page from top to bottom: by the places of what its links lead to. */
function isInOrder(html: string): boolean {
  const [, list = ""] = /role="alert"[^>]*>[\s\S]*?<ul[^>]*>([\s\S]*?)<\/ul>/.exec(html) ?? [];
  const places = [...list.matchAll(/href="#([^"]+)"/g)]
    .map(([, id = ""]) => html.indexOf(` id="${id}"`))
    .filter((place) => place >= 0);
  return places.every((place, index) => index === 0 || (places[index - 1] ?? 0) <= place);
}

test("every form that is sent empty and comes back says so in its title, and starts at the list of its problems, in the order of its fields", async () => {
  const silent: string[] = [];
  const refused = new Set<string>();
  await inTurns(pages, 4, async ({ path, send, token }) => {
    const shown = await ask(path, { token, headers: ownAddress() });
    const forms = formsToFillIn(shown.text, send).filter(
      (form) => form.path.split("?")[0] === path.split("?")[0],
    );
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
      const inOrder = isInOrder(answer.text);
      if (!(isInTitle && isListed && inOrder))
        silent.push(
          `${form.path} ${form.fields.intent ?? ""} title ${isInTitle} list ${isListed} order ${inOrder}`,
        );
    }
  });
  figure(`forms sent empty: ${refused.size} pages came back`);
  expect(silent).toEqual([]);
  expect(refused.size).toBeGreaterThan(15);
});
