import { beforeAll, expect, inject, test } from "vitest";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { homeOf } from "#app/domain/accounts/landing";
import { EXPORT_DATASETS } from "#app/domain/billing/export-columns";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { mailsTo } from "#tests/fixtures/addresses";
import { figure } from "#tests/setup/figure";
import { receivedMails } from "#tests/setup/received-mail";
import { type Canary, found, leaked, READERS } from "./support/canaries";
import { addressOf } from "./support/cells";
import { type Crawl, crawl } from "./support/crawl";
import { readings } from "./support/decoded";
import { type AppRoute, listRoutes } from "./support/routes";
import { samplesFor } from "./support/samples";
import type { Who } from "./support/who";
import { makeWorld, type World } from "./support/world";

const ACTORS = [
  "client A",
  "partner B",
  "unrelated client",
  "other therapist",
  "billing admin",
] as const satisfies Exclude<Who, "visitor">[];
type ActorName = (typeof ACTORS)[number];

type Seen = { words: Set<Canary>; leaks: string[]; mails: number; crawled: Crawl };

const seen = Object.fromEntries(
  ACTORS.map((who) => {
    const crawled = { addresses: [], pages: 0, files: 0, data: 0, bytes: 0 };
    return [who, { words: new Set(), leaks: [], mails: 0, crawled }];
  }),
) as unknown as Record<ActorName, Seen>;

let world: World;
let routes: AppRoute[];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
});

/** Notes what some answer says to somebody. */
const reader = (who: ActorName) => (where: string, said: string) => {
  for (const word of found(said)) seen[who].words.add(word);
  for (const word of leaked(who, said)) seen[who].leaks.push(`${where}: ${word}`);
};

const EXPORTS = EXPORT_DATASETS.map(
  (dataset) => `/admin/exports/file.csv?dataset=${dataset}&from=2020-01-01&to=2099-12-31`,
);

/** Every page and file of the couple and of others, whether something links to it or not. */
const everyAddress = (): string[] =>
  routes
    .filter(({ loader, hasAddress }) => loader && hasAddress)
    .flatMap((route) =>
      (samplesFor(route.pattern, world) ?? [])
        .filter(({ writesOnly }) => !writesOnly)
        .map((sample) => addressOf(route, sample, "document", "GET")),
    );

/** The address that each partner gave to a calendar of their own. */
const calendarOf = (who: ActorName): string[] => {
  const tokens: Partial<Record<ActorName, string>> = {
    "client A": world.feedOfA,
    "partner B": world.feedOfB,
  };
  return tokens[who] ? [`/calendar/${tokens[who]}/sessions.ics`] : [];
};

/** Whoever has its address reads a calendar. Nobody comes to one, and nobody guesses it. */
const withoutCalendars = (addresses: readonly string[]) =>
  addresses.filter((address) => !address.startsWith("/calendar/"));

/** `guessed`: addresses that somebody else came to, asked for as if their ids had been guessed. */
async function crawlAs(who: ActorName, guessed: readonly string[], before: readonly string[] = []) {
  const { actor, token } = world.people[who];
  const starts = [homeOf(actor.roles), ...everyAddress(), ...EXPORTS, ...calendarOf(who), ...guessed];
  const more = await crawl({ token, starts, before, routes }, reader(who));
  const { crawled } = seen[who];
  for (const count of ["pages", "files", "data", "bytes"] as const) crawled[count] += more[count];
  crawled.addresses.push(...more.addresses);
  return more.addresses;
}

/** What waits in the outbox or was kept there, opened with the keys, and what has arrived. */
async function readMailsOf(who: ActorName): Promise<void> {
  const { personId } = world.people[who].actor;
  const email = await emailOf(db, personId);
  const known = await mailsTo(email);
  const others = await db.outboundMessage.findMany({
    where: { personId, id: { notIn: known.map(({ id }) => id) } },
  });
  const written = [...known, ...others];
  const read = reader(who);
  for (const { contentSealed, ...mail } of written) {
    read(`mail ${mail.template}`, mail.subject);
    if (!contentSealed) continue;
    const { html, text, attachments } = await openContent(db, { ...mail, contentSealed });
    const files = attachments.map(({ base64 }) => Buffer.from(base64, "base64"));
    for (const part of [Buffer.from(html), Buffer.from(text), ...files])
      read(`mail ${mail.template}`, await readings(part));
  }
  const arrived = (await receivedMails(inject("sharedApp").mailFolder)).filter((mail) =>
    [mail.to ?? []].flat().some((group) => group.value.some((one) => one.address === email)),
  );
  for (const mail of arrived) {
    const heads = mail.headerLines.map(({ line }) => line).join("\n");
    const parts = [heads, mail.html || "", mail.text ?? ""].map((part) => Buffer.from(part));
    for (const part of [...parts, ...mail.attachments.map(({ content }) => content)])
      read(`mail "${mail.subject}"`, await readings(part));
  }
  seen[who].mails = written.length + arrived.length;
}

test("nothing that a partner or anybody else can fetch, or was sent, holds a private word of the other", async () => {
  const ofA = await crawlAs("client A", []);
  const ofB = withoutCalendars(await crawlAs("partner B", ofA));
  await crawlAs("client A", ofB, ofA);
  const ofBoth = [...new Set([...ofA, ...ofB])];
  for (const who of ACTORS.slice(2)) await crawlAs(who, ofBoth);
  for (const who of ACTORS) await readMailsOf(who);
  const line = ACTORS.map((who) => {
    const { crawled, mails, leaks } = seen[who];
    const { pages, files, data, bytes } = crawled;
    return `${who} ${pages} pages, ${data} data, ${files} files, ${bytes} bytes, ${mails} mails, ${leaks.length} leaks`;
  });
  figure(`private words: ${line.join("; ")}`);
  expect(ACTORS.flatMap((who) => seen[who].leaks.map((leak) => `${who}: ${leak}`))).toEqual([]);
});

/** The page of a form that was sent says that it was, and shows no answer again. */
const NOT_SHOWN_AGAIN: Canary[] = ["answerB", "safetyB"];

test("each reader comes across their own private words, so that their absence elsewhere says something", () => {
  for (const who of ["client A", "partner B", "billing admin"] as const) {
    const own = (Object.keys(READERS) as Canary[]).filter(
      (word) => READERS[word].includes(who) && !NOT_SHOWN_AGAIN.includes(word),
    );
    expect([...seen[who].words].sort(), who).toEqual(own.sort());
  }
  for (const who of ACTORS) expect(seen[who].crawled.pages, who).toBeGreaterThan(25);
  for (const who of ["client A", "partner B"] as const) expect(seen[who].mails, who).toBeGreaterThan(0);
});
