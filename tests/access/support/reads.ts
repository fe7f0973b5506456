import { type ActionName, mayPerform } from "#app/domain/accounts/policy";
import type { AppRoute } from "./routes";
import { pathOf, type Sample, samplesFor } from "./samples";
import type { World } from "./world";

/** One thing to read, as a page and as the data of its route. Layouts have no page. */
export type Reading = { token: string | null; page: string | null; data: string };

/** Whose the sample is, or else the first one who may. */
function readerOf({ owners }: Sample, may: ActionName, world: World): string | null {
  const [owner] = owners ?? [];
  if (owner && owner !== "visitor") return world.people[owner].token;
  return Object.values(world.people).find(({ actor }) => mayPerform(actor, may))?.token ?? null;
}

/** Everything that can be read, each by somebody who may. */
export function readings(routes: readonly AppRoute[], world: World): Reading[] {
  return routes.flatMap(({ loader, pattern, hasAddress, id }) => {
    if (!loader) return [];
    return (samplesFor(pattern, world) ?? []).map((sample): Reading => {
      const { search } = sample;
      const place = pathOf(pattern, sample);
      const only = new URLSearchParams({ _routes: id }).toString();
      return {
        token: readerOf(sample, loader.may, world),
        page: hasAddress ? [place, search].filter(Boolean).join("?") : null,
        data: `${place === "/" ? "/_root" : place}.data?${[only, search].filter(Boolean).join("&")}`,
      };
    });
  });
}

export const addressesOf = ({ page, data }: Reading): string[] => (page === null ? [data] : [page, data]);
