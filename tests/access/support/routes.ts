import { type Declaration, declarationOf } from "#app/http/declaration";
import { loadBuild } from "#server/built-app";

export type AppRoute = {
  id: string;
  /** "client/billing/:shareId", from the root. */
  pattern: string;
  isIndex: boolean;
  /** It has an address of its own; layouts have none. */
  hasAddress: boolean;
  /** It shows a page; others answer with a file, data or a redirect. */
  isPage: boolean;
  hasLoader: boolean;
  hasAction: boolean;
  loader: Declaration | undefined;
  action: Declaration | undefined;
};

/** Every route of the built application, with what its loader and its action say about themselves. */
export async function listRoutes(): Promise<AppRoute[]> {
  const { routes } = await loadBuild();
  const patternOf = (id: string): string => {
    const route = routes[id];
    if (!route) return "";
    const above = route.parentId ? patternOf(route.parentId) : "";
    return [above, (route.path ?? "").replace(/\/$/, "")].filter(Boolean).join("/");
  };
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  return Object.values(routes).flatMap((route) => {
    if (!route) return [];
    const { loader, action, default: page } = route.module;
    return {
      id: route.id,
      pattern: patternOf(route.id),
      isIndex: route.index === true,
      hasAddress: !parents.has(route.id),
      isPage: page !== undefined,
      hasLoader: loader !== undefined,
      hasAction: action !== undefined,
      loader: declarationOf(loader),
      action: declarationOf(action),
    };
  });
}
