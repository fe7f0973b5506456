import { beforeAll, expect, test } from "vitest";
import { addressesOf } from "#tests/fixtures/large-practice/addresses";
import { readersAmong } from "#tests/fixtures/large-practice/reader";
import { pagesOf, readerOf } from "#tests/fixtures/pages-of-somebody";
import { looksAtMoreThan } from "#tests/fixtures/rows-looked-at";
import { type Statement, statementsOf } from "#tests/fixtures/statement-plans";
import { figure } from "#tests/setup/figure";

const COUPLES = 2_000;
/** Far more than what is a reader's own, far less than there is of anything that couples bring. */
const BOUND = 500;
/** A hundred statements are planned twice, whatever else the machine does. */
const PATIENCE_MS = 240_000;
const READING = /^\s*(?:SELECT|WITH)\b/i;

/** Pages with nothing to show for these readers: they lead on to where there is, or nowhere. */
const LEADING_ELSEWHERE = [
  "_auth+/profile.second-step.app 303",
  "therapist+/charts.$chartId.forms.$itemId 404",
  "therapist+/notes.$appointmentId.review 303",
];
/** Reached from another page, which hands on what to book or to move. */
const WITH_SEARCH = /\/book\.(?:review|series)$|move-series$|sessions\.series\._index$/;

let readers: Awaited<ReturnType<typeof readersAmong>>;
let addresses: Awaited<ReturnType<typeof addressesOf>>;

beforeAll(async () => {
  readers = await readersAmong(COUPLES);
  addresses = await addressesOf(readers);
}, PATIENCE_MS);

const pageOf = (file: string) => ({
  file,
  params: Object.fromEntries(
    [...file.matchAll(/\$(\w+)/g)].map(([, name = ""]) => [name, addresses.params[name] ?? ""]),
  ),
  search: WITH_SEARCH.test(file) ? addresses.search : "",
});

/** Statements that say the same, and leave the same open. */
const kindOf = ({ text, values }: Statement) => JSON.stringify([text, values.map((value) => value === null)]);

/** What is asked of the database for these pages, each kind once, and the pages that did not answer. */
async function askedFor(files: readonly string[], personId: string) {
  const read = await readerOf(personId);
  const elsewhere: string[] = [];
  const asked = await statementsOf(async () => {
    for (const file of files) {
      const status = await read(pageOf(file));
      if (status !== 200) elsewhere.push(`${file} ${status}`);
    }
  });
  const kinds = new Map(asked.map((one) => [kindOf(one), one]));
  return { statements: [...kinds.values()].filter(({ text }) => READING.test(text)), elsewhere };
}

const READERS = [
  ["client", () => [...pagesOf("client+"), ...pagesOf("_auth+", "profile")]],
  ["therapist", () => pagesOf("therapist+")],
  [
    "admin",
    () => ["sessions.$", "invoices.$invoiceId.", "households.$"].flatMap((of) => pagesOf("admin+", of)),
  ],
] as const;

test.each(READERS)(
  "what the %s reads does not grow with the practice",
  async (who, files) => {
    const { statements, elsewhere } = await askedFor(files(), readers[who].personId);
    expect(statements.length).toBeGreaterThan(files().length / 2);
    expect(LEADING_ELSEWHERE).toEqual(expect.arrayContaining(elsewhere));
    expect(await looksAtMoreThan(BOUND, statements)).toEqual([]);
    figure(
      `a practice of ${COUPLES} couples: ${files().length} pages of the ${who}, ${statements.length} statements look at up to ${BOUND} rows each`,
    );
  },
  PATIENCE_MS,
);
