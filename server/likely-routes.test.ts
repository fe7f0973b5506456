import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import { likelyRoutes } from "./likely-routes";

type Routes = ServerBuild["routes"];

const tree: Record<string, { path?: string; index?: true; parentId?: string }> = {
  root: { path: "" },
  home: { parentId: "root", index: true },
  signIn: { parentId: "root", path: "sign-in" },
  person: { parentId: "root", path: "therapists/:slug" },
  layout: { parentId: "root" },
  inLayout: { parentId: "layout", path: "prices" },
  client: { parentId: "root", path: "client" },
  clientHome: { parentId: "client", index: true },
  thread: { parentId: "client", path: "messages/:threadId" },
  newThread: { parentId: "client", path: "messages/new" },
  book: { parentId: "client", path: "book" },
  bookIndex: { parentId: "book", index: true },
  review: { parentId: "book", path: "review" },
  optional: { parentId: "root", path: "maybe?/end" },
  anything: { parentId: "root", path: "*" },
};

const routes = Object.fromEntries(Object.entries(tree).map(([id, route]) => [id, { id, ...route }]));
const build = { routes, assets: { routes } } as unknown as ServerBuild;

type Branch = { id: string; path?: string; children?: Branch[] };

function nested(routes: Routes, parentId?: string): Branch[] {
  return Object.values(routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) =>
      index ? ({ id, index } as Branch) : { id, ...(path ? { path } : {}), children: nested(routes, id) },
    );
}

const matched = (routes: Routes, page: string) =>
  matchRoutes(nested(routes) as never, page)?.map(({ route }) => route.id);

const PAGES = [
  "/",
  "/sign-in",
  "/Sign-In",
  "/therapists/amara",
  "/therapists",
  "/prices",
  "/client",
  "/client/",
  "/client/messages/new",
  "/client/messages/0192",
  "/client/messages",
  "/client/book",
  "/client/book/review",
  "/%63lient/book",
  "/maybe/end",
  "/end",
  "/nothing/of/the/kind",
];

test("an address matches the same routes among the likely ones as among all", () => {
  const likely = likelyRoutes(build);
  for (const page of PAGES) {
    expect(matched(likely(page).routes, page), page).toEqual(matched(build.routes, page));
  }
});

test("its data are asked for under another name, with the same routes", () => {
  const likely = likelyRoutes(build);
  expect(likely("/_root.data?_routes=home")).toBe(likely("/"));
  expect(likely("/client/book/review.data")).toBe(likely("/client/book/review?slot=1"));
});

test("few routes are left of many, and one build serves all addresses of a kind", () => {
  const likely = likelyRoutes(build);
  const part = likely("/client/messages/0192");
  expect(Object.keys(part.routes)).not.toContain("book");
  expect(likely("/client/messages/0193")).toBe(part);
});

test("what cannot be read, and the list of routes itself, are answered with all of them", () => {
  const likely = likelyRoutes(build);
  expect(likely("/%E0%A4%A")).toBe(build);
  expect(likely("/__manifest?p=/client")).toBe(build);
});
