import { type Browser, expect, type Page } from "@playwright/test";
import { signInAs } from "./support/crossed-page";
import { newTherapistDay, type TherapistDay } from "./support/new-therapist-day";
import { rowsOf } from "./support/rows";
import { test } from "./support/test";

const NAME = "Samantha-Alexandra-Wolfeschlegelsteinhausenbergerdorff von und zu";
const OWNER = "morgan.ellery@example.com";
const BILLER = "dana.brooks@example.com";

/** Everybody of a therapist's day, and their chart, named as long as a name may be. */
async function nameAtLength(day: TherapistDay) {
  await rowsOf(
    `UPDATE person SET chosen_name = $2 WHERE id IN (
       SELECT person_id FROM chart_member WHERE chart_id = $1::uuid
       UNION SELECT t.person_id FROM care_team c JOIN therapist t ON t.id = c.therapist_id WHERE c.chart_id = $1::uuid)`,
    [day.chartId, NAME],
  );
  await rowsOf("UPDATE chart SET label = $2 WHERE id = $1::uuid", [day.chartId, `${NAME} & ${NAME}`]);
}

/** In the page: how far it scrolls sideways, and which short words are broken where a line had room for them. */
function misfits() {
  const broken: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest(".break-all, thead, .sr-only, noscript, script, svg")) continue;
    for (const word of (node.textContent ?? "").matchAll(/(?<!\S)[^\s\-/]{2,14}(?!\S)/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((place) => Math.round(place.top)));
      if (lines.size > 1) broken.push(word[0]);
    }
  }
  return { sideways: document.documentElement.scrollWidth - window.innerWidth, broken };
}

async function someone(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

async function expectFits(page: Page, paths: readonly string[]) {
  const unfit: string[] = [];
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    const { sideways, broken } = await page.evaluate(misfits);
    if (sideways > 0) unfit.push(`${path} scrolls ${sideways} px sideways`);
    if (broken.length > 0) unfit.push(`${path} breaks ${broken.join(", ")}`);
  }
  expect(unfit).toEqual([]);
}

const firstThread = async (page: Page, list: string): Promise<string> => {
  await page.goto(list);
  const links = page.getByRole("main").locator("a[href*='/messages/']:not([href*='/new'])");
  return (await links.first().getAttribute("href")) ?? "";
};

test("at 360 px a client's pages hold a name of any length, and the header keeps the practice's name apart from it", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const day = await newTherapistDay();
  await nameAtLength(day);
  const page = await someone(browser, day.clients[0]);
  await page.goto("/client");
  const brand = await page.locator("header[data-shell] a").first().boundingBox();
  const account = await page.locator("header[data-shell] summary").boundingBox();
  expect((brand?.x ?? 0) + (brand?.width ?? 360)).toBeLessThanOrEqual(account?.x ?? 0);
  expect((account?.x ?? 0) + (account?.width ?? 360)).toBeLessThanOrEqual(360);
  await page.locator("header[data-shell] summary").click();
  expect((await page.evaluate(misfits)).sideways).toBe(0);
  const { chartId, running, later } = day;
  const lists = [
    "",
    "/sessions",
    "/messages",
    "/messages/new",
    "/partner",
    "/book",
    "/billing",
    "/documents",
  ];
  const rest = ["/documents/new", "/intake", "/more", "/record-access", "/waitlist", "/ask-first"];
  const session = ["", "/move", "/cancel"].map((part) => `/sessions/${later}${part}`);
  await expectFits(page, [
    ...[...lists, ...rest, `/disclosure/${chartId}`, ...session, `/sessions/${running}`].map(
      (part) => `/client${part}`,
    ),
    await firstThread(page, "/client/messages"),
    "/profile",
    "/profile/contact",
    "/profile/calendar",
  ]);
});

test("at 360 px the pages of those who work here hold a name of any length", async ({ browser }) => {
  test.setTimeout(240_000);
  const day = await newTherapistDay();
  await nameAtLength(day);
  const { chartId, running, later } = day;
  const therapist = await someone(browser, day.email);
  const chart = [
    "",
    "/forms",
    "/documents",
    "/documents/new",
    "/sessions",
    "/messages",
    "/billing",
    "/access",
  ];
  await expectFits(therapist, [
    ...["", "/calendar", "/caseload", "/messages", "/messages/new", "/waitlist", "/availability"].map(
      (part) => `/therapist${part}`,
    ),
    ...chart.map((part) => `/therapist/charts/${chartId}${part}`),
    ...["", "/where", "/move", "/cancel"].map((part) => `/therapist/sessions/${later}${part}`),
    `/therapist/sessions/${running}`,
    `/therapist/notes/${running}`,
    await firstThread(therapist, "/therapist/messages"),
  ]);
  const household = `/admin/households/${chartId}`;
  await expectFits(await someone(browser, BILLER), ["/admin/households", household, "/admin/invoices"]);
  await expectFits(await someone(browser, OWNER), [
    ...["", "/staff", "/calendar", "/licenses", "/audit", "/second-steps"].map((part) => `/admin${part}`),
    ...["", "/move", "/cancel"].map((part) => `/admin/sessions/${later}${part}`),
  ]);
});

test("at 360 px what sorts the invoices stands in one line under its name", async ({ browser }) => {
  const page = await someone(browser, BILLER);
  await page.goto("/admin/invoices?tab=all");
  const places = await page
    .locator("thead a")
    .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().top)));
  expect(places).toHaveLength(5);
  expect(new Set(places).size).toBe(1);
});
