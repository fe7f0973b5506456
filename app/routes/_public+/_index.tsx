import type { MetaFunction } from "@remix-run/node";
import { useRootData } from "#app/http/use-root-data";
import { pageTitle } from "#app/ui/page-title";

export const handle = { javascript: false };

export const meta: MetaFunction = () => [{ title: pageTitle("Welcome", "Attune") }];

export default function HomePage() {
  const practice = useRootData()?.practice;
  return (
    <div className="page grid gap-6 py-12">
      <h1>{practice?.name ?? "Welcome"}</h1>
      <p className="measure">Call or write to us, and we will find a time together.</p>
    </div>
  );
}
