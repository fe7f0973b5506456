import { mayTry } from "#app/domain/accounts/policy";
import { listAsked, whoMay } from "./cells";
import type { AppRoute } from "./routes";
import { pathOf } from "./samples";
import type { World } from "./world";

/** One thing to read, as a page and as the data of its route. Layouts have no page. */
export type Reading = { token: string | null; page: string | null; data: string };

/** Everything that can be read, each by somebody who may; what is nobody's, by somebody who may ask for its like. */
export async function readings(routes: readonly AppRoute[], world: World): Promise<Reading[]> {
  return (await listAsked(routes, world)).flatMap((asked): Reading[] => {
    const { route, sample } = asked;
    const { loader, pattern, hasAddress, id } = route;
    if (!loader || sample.writesOnly) return [];
    const { search } = sample;
    const who = whoMay(loader, asked, world);
    const somebody = Object.values(world.people).find(({ actor }) => mayTry(actor, loader.may));
    const place = pathOf(pattern, sample);
    const only = new URLSearchParams({ _routes: id }).toString();
    return [
      {
        token: (who ? world.people[who] : somebody)?.token ?? null,
        page: hasAddress ? [place, search].filter(Boolean).join("?") : null,
        data: `${place === "/" ? "/_root" : place}.data?${[only, search].filter(Boolean).join("&")}`,
      },
    ];
  });
}

export const addressesOf = ({ page, data }: Reading): string[] => (page === null ? [data] : [page, data]);
