import type { MetaFunction } from "@remix-run/node";
import { pageTitle } from "#app/ui/page-title";

type RootMatch = { id: string; data?: unknown };

const shortNameOf = (matches: readonly RootMatch[]): string => {
  const root = matches.find((match) => match.id === "root")?.data as
    | { practice?: { shortName: string } | null }
    | undefined;
  return root?.practice?.shortName ?? "Attune";
};

/** A route's `meta` with the practice's short name behind the page's own. */
export const titled =
  (title: string): MetaFunction =>
  ({ matches }) => [{ title: pageTitle(title, shortNameOf(matches)) }];
