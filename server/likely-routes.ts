import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/** How much of an address decides: enough to leave a dozen routes of a hundred. */
const DEPTH = 2;

/**
 * Remix ranks all routes of a build anew for every request. This gives builds that hold only the routes which can match
 * an address, by its first segments; made at first use and kept, one for each combination of segments in the route tree.
 */
export function likelyRoutes(build: ServerBuild): (address: string) => ServerBuild {
  const shapes = Object.keys(build.routes).map((id) => ({ id, segments: fixedSegments(build.routes, id) }));
  const named = Array.from(
    { length: DEPTH },
    (_, depth) =>
      new Set(
        shapes.map(({ segments }) => segments[depth]).filter((one) => one !== undefined && isStatic(one)),
      ),
  );
  const kept = new Map<string, ServerBuild>();

  return (address) => {
    const segments = addressSegments(address);
    if (!segments) return build;
    const key = named.map((names, depth) => (names.has(segments[depth]) ? segments[depth] : "*")).join("/");
    const found = kept.get(key) ?? partOf(build, likelyIds(build.routes, shapes, segments));
    kept.set(key, found);
    return found;
  };
}

const isStatic = (segment: string): boolean => !/^[:*]/.test(segment);

/** What comes after a segment that may be left out stands at no fixed place. */
function fixedSegments(routes: Routes, id: string): string[] {
  const segments = segmentsOf(routes, id);
  const optional = segments.findIndex((segment) => segment.endsWith("?"));
  return optional === -1 ? segments : segments.slice(0, optional);
}

/** The whole path of a route, its parents' included. */
function segmentsOf(routes: Routes, id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  const own = (route.path ?? "").split("/").filter(Boolean);
  return [
    ...(route.parentId ? segmentsOf(routes, route.parentId) : []),
    ...own.map((one) => one.toLowerCase()),
  ];
}

/** The first segments of an address as Remix reads it; null where all routes are needed or it cannot be read. */
function addressSegments(address: string): (string | undefined)[] | null {
  const pathname = address.split("?", 1)[0] ?? "";
  const page = pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
  try {
    const segments = decodeURIComponent(page).toLowerCase().split("/").filter(Boolean);
    return segments[0] === "__manifest" ? null : segments.slice(0, DEPTH);
  } catch {
    return null;
  }
}

/** The routes that no named segment rules out, with all that they are nested in. */
function likelyIds(
  routes: Routes,
  shapes: readonly { id: string; segments: string[] }[],
  address: readonly (string | undefined)[],
): Set<string> {
  const canMatch = ({ segments }: { segments: string[] }) =>
    segments.slice(0, DEPTH).every((one, depth) => !isStatic(one) || one === address[depth]);
  const wanted = new Set<string>();
  for (const { id } of shapes.filter(canMatch)) {
    for (let at: string | undefined = id; at; at = routes[at]?.parentId) wanted.add(at);
  }
  return wanted;
}

/** A page is rendered from the routes of the manifest, so both lists are of the same routes. */
function partOf(build: ServerBuild, wanted: ReadonlySet<string>): ServerBuild {
  const some = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => wanted.has(id)));
  const assets = { ...build.assets, routes: some(build.assets.routes) };
  return { ...build, routes: some(build.routes), assets };
}
