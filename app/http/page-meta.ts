import type { MetaFunction } from "@remix-run/node";
import { pageTitle } from "#app/ui/page-title";

type RootMatch = { id: string; data?: unknown };
type RootFacts = { practice?: { shortName: string } | null; refusedAt?: string | null };

const rootFacts = (matches: readonly RootMatch[]): RootFacts =>
  (matches.find((match) => match.id === "root")?.data as RootFacts | undefined) ?? {};

/**
 * A route's `meta`: the page's own title with the practice's short name, or `of`, behind it. It begins with "Error: "
 * when the page answers a form that was refused; where scripts run the error summary does the same.
 */
export const titled =
  (title: string, of?: string): MetaFunction =>
  ({ matches, location }) => {
    const { practice, refusedAt } = rootFacts(matches);
    const isRefused = refusedAt !== undefined && refusedAt === location.pathname;
    return [{ title: pageTitle(title, of ?? practice?.shortName ?? "Attune", isRefused) }];
  };
