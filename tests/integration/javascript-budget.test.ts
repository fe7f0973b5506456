import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { buildPages } from "../../scripts/run/prepare.mjs";

const ASSETS = "build/client/assets";
const KB = 1_024;

type Script = { module: string; imports?: string[] };
type Route = Script & { id: string; parentId?: string };
type Manifest = { entry: Script; routes: Record<string, Route> };
type Measured = { id: string; kind: "static" | "client" | "staff"; kilobytes: number };

/** Pages of those who work here; the styleguide is for those who build them. */
const STAFF = /^routes\/(admin|therapist)\+|styleguide$/;
const MOST = { static: 0, client: 100, staff: 180 } as const;

function manifest(): Manifest {
  const file = readdirSync(ASSETS).find((name) => /^manifest-.*\.js$/.test(name));
  const source = readFileSync(path.join(ASSETS, file ?? ""), "utf8");
  return JSON.parse(source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1)) as Manifest;
}

const compressed = new Map<string, number>();
function sizeOf(url: string): number {
  const known = compressed.get(url);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(path.join("build/client", url))).length;
  compressed.set(url, size);
  return size;
}

/** A page says itself that it ships none; root.tsx leaves the scripts out, and a browser test sees that it does. */
const shipsNone = (id: string): boolean =>
  /handle = \{ javascript: false \}/.test(readFileSync(path.join("app", `${id}.tsx`), "utf8"));

function kindOf(id: string): Measured["kind"] {
  if (shipsNone(id)) return "static";
  return STAFF.test(id) ? "staff" : "client";
}

/** The entry, the page and the layouts around it, with everything these import at once. */
function measure({ entry, routes }: Manifest, page: Route): Measured {
  const kind = kindOf(page.id);
  const files = new Set<string>();
  const add = ({ module, imports = [] }: Script) => {
    for (const file of [module, ...imports]) files.add(file);
  };
  add(entry);
  for (let route: Route | undefined = page; route; route = routes[route.parentId ?? ""]) add(route);
  const bytes = kind === "static" ? 0 : [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  return { id: page.id, kind, kilobytes: bytes / KB };
}

const isPage = ({ id }: Route): boolean => {
  if (id === "root" || id.endsWith("_layout")) return false;
  return readdirSync(path.join("app", path.dirname(id))).includes(`${path.basename(id)}.tsx`);
};

let measured: Measured[] = [];

beforeAll(async () => {
  await buildPages();
  const all = manifest();
  const pages = Object.values(all.routes).filter(isPage);
  measured = pages.map((page) => measure(all, page)).sort((a, b) => b.kilobytes - a.kilobytes);
}, 300_000);

test("every page stays within its share of JavaScript", () => {
  const rows = measured.map(
    ({ id, kind, kilobytes }) => `${kilobytes.toFixed(1).padStart(7)} KB  ${kind.padEnd(6)}  ${id}`,
  );
  process.stdout.write(`\nJavaScript per page, gzip\n${rows.join("\n")}\n`);
  expect(measured.length).toBeGreaterThan(20);
  const over = measured.filter(({ kind, kilobytes }) => kilobytes > MOST[kind]);
  expect(over.map(({ id, kind, kilobytes }) => `${id}: ${kilobytes.toFixed(1)} KB, ${kind}`)).toEqual([]);
});

test("no schema and no form library reaches a browser", () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));
  const read = (name: string) => readFileSync(path.join(ASSETS, name), "utf8");
  expect(scripts.filter((name) => /ZodError|\$ZodType|__intent__/.test(read(name)))).toEqual([]);
});

test("whose work the scripts are is said once for all of them, with the licenses in full", () => {
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith(".js"));
  expect(
    scripts.filter((name) => readFileSync(path.join(ASSETS, name), "utf8").includes("@license")),
  ).toEqual([]);
  const said = readFileSync("build/client/licenses.txt", "utf8");
  for (const name of ["react-dom", "@remix-run/router", "lucide-react", "@simplewebauthn/browser"])
    expect(said).toMatch(new RegExp(`^Name: ${name}$`, "m"));
  expect(said).toContain("Permission is hereby granted, free of charge");
});

test("what a visitor only reads ships none at all", () => {
  const reading = ["_index", "therapists._index", "therapists.$slug", "prices", "about", "privacy", "crisis"];
  const kinds = reading.map((name) => measured.find(({ id }) => id === `routes/_public+/${name}`)?.kind);
  expect(kinds).toEqual(reading.map(() => "static"));
});
