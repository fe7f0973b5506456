import { ask, inTurns, ownAddress } from "./ask";
import { readings } from "./decoded";
import type { AppRoute } from "./routes";

/** More than these mean that something makes addresses without an end. */
const MOST_ADDRESSES = 1_500;
/** A calendar has another week for ever. Of pages that differ in an id or a query only, so many are followed. */
const MOST_ALIKE = 6;
const AT_ONCE = 6;

export type Crawl = { addresses: string[]; pages: number; files: number; data: number; bytes: number };

const plain = (attribute: string): string => attribute.replaceAll("&amp;", "&").replaceAll("&#x27;", "'");

const LINK = /\s(?:href|src|action|data-href|poster)="([^"]*)"/g;
const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/g;
const FIELD = /<(?:input|option|button)\b[^>]*>/g;
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** A form that only looks something up, with every value that its fields offer, one at a time. */
function lookUps(html: string, page: string): string[] {
  return [...html.matchAll(FORM)].flatMap(([, head = "", body = ""]) => {
    if (/method="post"/i.test(head)) return [];
    const target = plain(attribute(` ${head}`, "action") ?? page).split("?")[0] ?? page;
    const fields = [...body.matchAll(FIELD)].map(([tag]) => [
      attribute(tag, "name"),
      attribute(tag, "value") ?? "",
    ]);
    return [
      target,
      ...fields.flatMap(([name, value]) => (name ? [`${target}?${name}=${plain(value ?? "")}`] : [])),
    ];
  });
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const isAsset = (path: string): boolean => path.startsWith("/assets/");

/** Of some links of a page those on our own site, without what is the same for everybody. */
const onUs = (links: readonly string[], page: string): string[] =>
  links.flatMap((link) => {
    const base = "http://us";
    if (!link || !URL.canParse(link, base + page)) return [];
    const { origin, pathname, search } = new URL(link, base + page);
    return origin === base && !isAsset(pathname) ? [pathname + search] : [];
  });

function leadsTo(html: string, page: string): string[] {
  const links = [...html.matchAll(LINK)].map(([, link = ""]) => plain(link));
  return onUs([...links, ...lookUps(html, page)], page);
}

const dataOf = (address: string, extra: string): string => {
  const [path = "", query] = address.split("?");
  const data = path === "/" ? "/_root.data" : `${path}.data`;
  const search = [query, extra].filter(Boolean).join("&");
  return search ? `${data}?${search}` : data;
};

type From = {
  token: string;
  starts: readonly string[];
  /** Addresses that were asked for before. */
  before?: readonly string[];
  routes: readonly AppRoute[];
};

/**
 * Asks for everything that somebody comes to from where they begin: pages, the data of each of them, files. Where they
 * begin, the data is asked for by the names of all the routes there are. `read` gets every answer, in all its readings.
 */
export async function crawl(
  { token, starts, before = [], routes }: From,
  read: (address: string, said: string) => void,
): Promise<Crawl> {
  const known = new Set<string>(before);
  const alike = new Map<string, number>();
  const made: Crawl = { addresses: [], pages: 0, files: 0, data: 0, bytes: 0 };
  let next: string[] = [];
  const add = (address: string): void => {
    if (known.has(address)) return;
    known.add(address);
    next.push(address);
    made.addresses.push(address);
    if (made.addresses.length > MOST_ADDRESSES) throw new Error(`The crawl does not end: ${address}`);
  };
  const follow = (address: string): void => {
    if (known.has(address)) return;
    const shape = (address.split("?")[0] ?? "").replace(UUID, ":id");
    const count = (alike.get(shape) ?? 0) + 1;
    alike.set(shape, count);
    if (count <= MOST_ALIKE) add(address);
  };
  const fetchOne = async (address: string) => {
    const answer = await ask(address, { token, headers: ownAddress() });
    if (answer.status >= 500) throw new Error(`${address}: ${answer.status}`);
    made.bytes += answer.bytes.length;
    read(
      address,
      `${await readings(answer.bytes)} ${decodeURIComponent(answer.location ?? "")} ${[...answer.headers]}`,
    );
    return answer;
  };
  const all = `_routes=${routes.map(({ id }) => encodeURIComponent(id)).join(",")}`;
  const count = (kind: "pages" | "files" | "data", status: number): void => {
    if (status === 200) made[kind] += 1;
  };
  const visit = async (address: string): Promise<void> => {
    const answer = await fetchOne(address);
    const isPage = answer.headers.get("Content-Type")?.startsWith("text/html") === true;
    for (const link of onUs([answer.location ?? ""], address)) follow(link);
    count(isPage ? "pages" : "files", answer.status);
    if (!isPage) return;
    for (const link of leadsTo(answer.text, address)) follow(link);
    const data = await fetchOne(dataOf(address, starts.includes(address) ? all : ""));
    count("data", data.status);
  };
  for (const start of starts) add(start);
  while (next.length > 0) {
    const now = next;
    next = [];
    await inTurns(now, AT_ONCE, visit);
  }
  return made;
}
