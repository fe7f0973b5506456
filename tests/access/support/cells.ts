import { homeOf } from "#app/domain/accounts/landing";
import { isForHalfSignedIn, mayPerform, mayTry, needsSignIn } from "#app/domain/accounts/policy";
import type { Declaration } from "#app/http/declaration";
import type { Answer } from "./ask";
import { type Ties, tiesOf } from "./relations";
import type { AppRoute } from "./routes";
import type { Sample } from "./sample-parts";
import { pathOf, samplesFor } from "./samples";
import { WHO, type Who } from "./who";
import type { World } from "./world";

export type Cell = {
  who: Who;
  route: AppRoute;
  method: "GET" | "POST";
  /** As a page of its own, or as the data of one route. */
  as: "document" | "data";
  path: string;
  expected: Outcome;
  form?: Record<string, string>;
  file?: File;
};

/**
 * `sent-away`: a visitor goes to the sign-in page, who is half in to their second step. `sent-home`: who is in already has
 * nothing to do here. `hidden`: as if the page did not exist. `refused`: a form for what
 * nobody has, which may be looked at before it is found out.
 */
export type Outcome = "answered" | "sent-away" | "sent-home" | "hidden" | "refused";

/** What came, in the words of what was expected; `denied` and `unfit` are never what a cell expects. */
export type Came = Outcome | "denied" | "unfit" | `${number}`;

const actorOf = (who: Who, world: World) => (who === "visitor" ? null : world.people[who].actor);

/** A route, what it is asked for, and what that is to whom: null for what nobody has. */
export type Asked = { route: AppRoute; sample: Sample; ties: Ties | null };

const NO_THING: Ties = () => [];

/** Everything that every route is asked for. */
export async function listAsked(routes: readonly AppRoute[], world: World): Promise<Asked[]> {
  const asked = routes.flatMap((route) =>
    (samplesFor(route.pattern, world) ?? []).map((sample) => ({ route, sample })),
  );
  return Promise.all(
    asked.map(async (one) => ({
      ...one,
      ties: one.sample.thing ? await tiesOf(one.sample.thing) : NO_THING,
    })),
  );
}

/** What the policy table says of somebody, an action and a thing. */
export function expectedOf({ may }: Declaration, who: Who, { sample, ties }: Asked, world: World): Outcome {
  const actor = actorOf(who, world);
  const isIn = actor && !actor.awaits;
  if (!isIn && needsSignIn(may) && !mayTry(actor, may)) return "sent-away";
  if (isIn && isForHalfSignedIn(may)) return "sent-home";
  if (!mayTry(actor, may) || !ties) return "hidden";
  if (!sample.thing) return "answered";
  const relations = ties(actor?.personId ?? null);
  return relations.some((relation) => mayPerform(actor, may, relation)) ? "answered" : "hidden";
}

/** The first one to whom the table gives an answer, visitors aside; undefined when it is for nobody else. */
export const whoMay = (
  declaration: Declaration,
  asked: Asked,
  world: World,
): Exclude<Who, "visitor"> | undefined =>
  WHO.flatMap((who) => (who === "visitor" ? [] : [who])).find(
    (who) => expectedOf(declaration, who, asked, world) === "answered",
  );

const withSearch = (path: string, parts: (string | undefined)[]): string => {
  const search = parts.filter(Boolean).join("&");
  return search ? `${path}?${search}` : path;
};

const dataPath = (path: string): string => (path === "/" ? "/_root.data" : `${path}.data`);

export function addressOf(route: AppRoute, sample: Sample, as: Cell["as"], method: Cell["method"]): string {
  const path = pathOf(route.pattern, sample);
  const index = route.isIndex && (as === "data" || method === "POST") ? "index" : undefined;
  const only = as === "data" && method === "GET" ? `_routes=${encodeURIComponent(route.id)}` : undefined;
  return withSearch(as === "data" ? dataPath(path) : path, [index, only, sample.search]);
}

function readCells(asked: Asked, world: World): Cell[] {
  const { route, sample } = asked;
  const { loader } = route;
  if (!loader || sample.writesOnly) return [];
  const forms = route.hasAddress ? (["document", "data"] as const) : (["data"] as const);
  return forms.flatMap((as) =>
    WHO.map((who) => {
      const path = addressOf(route, sample, as, "GET");
      return { who, route, method: "GET", as, path, expected: expectedOf(loader, who, asked, world) };
    }),
  );
}

/** Those who may get an empty form, which changes nothing; the others send what would do something. */
function writeCells(asked: Asked, world: World): Cell[] {
  const { route, sample, ties } = asked;
  const { action } = route;
  if (!action || sample.readsOnly) return [];
  return (["document", "data"] as const).flatMap((as) =>
    WHO.map((who) => {
      const path = addressOf(route, sample, as, "POST");
      const decided = expectedOf(action, who, asked, world);
      const isForNothing = !ties && mayTry(actorOf(who, world), action.may);
      const expected = isForNothing ? "refused" : decided;
      const sent = expected === "answered" ? {} : { form: sample.body, file: sample.file };
      return { who, route, method: "POST", as, path, expected, form: {}, ...sent };
    }),
  );
}

/** Every route times everybody times whose the thing is, as documents and as data. */
export async function makeCells(
  routes: readonly AppRoute[],
  world: World,
): Promise<{ reads: Cell[]; writes: Cell[] }> {
  const asked = await listAsked(routes, world);
  return {
    reads: asked.flatMap((one) => readCells(one, world)),
    writes: asked.flatMap((one) => writeCells(one, world)),
  };
}

const ON_THE_WAY_IN = /\/(?:sign-in|sign-in\/second-step|profile\/second-step)\?next=/;

/** True when an answer is what its cell says. Faults of ours never are. */
export function isRight(cell: Cell, answer: Answer): boolean {
  const outcome = outcomeOf(cell, answer);
  if (cell.expected !== "refused") return outcome === cell.expected;
  return (answer.status >= 300 || answer.status === 202) && (outcome === "hidden" || outcome === "answered");
}

const HOMES = [...new Set((["client", "therapist", "admin"] as const).map((role) => homeOf([role])))];
const isHome = (target: string): boolean =>
  HOMES.some((home) => target === home || target.includes(`"${home}"`));

/** What an answer is, or what is wrong with it. */
export function outcomeOf(cell: Cell, answer: Answer): Came {
  const { status, text, location } = answer;
  if (status >= 500) return `${status}`;
  const target = location ?? (cell.as === "data" && status === 202 ? text : "");
  if (status === 401 || ON_THE_WAY_IN.test(target)) return "sent-away";
  if (cell.expected === "sent-home" && isHome(target)) return "sent-home";
  if (status === 404 || status === 410) return "hidden";
  // Who may not have it hears that it is not there; a page is never asked in a way that does not fit.
  if (status === 403) return "denied";
  return status === 422 && cell.method === "GET" ? "unfit" : "answered";
}
