import type { MetaFunction } from "@remix-run/node";
import { useSearchParams } from "@remix-run/react";
import { assertNoPracticeHere } from "#app/http/no-practice-here.server";
import { open } from "#app/http/open.server";
import { StyleguidePage } from "#app/ui/styleguide/styleguide-page";

export const meta: MetaFunction = () => [{ title: "Styleguide" }, { name: "robots", content: "noindex" }];

export const loader = open({ may: "pages.open" }, () => {
  assertNoPracticeHere();
  return null;
});

export default function Styleguide() {
  const [search] = useSearchParams();
  return <StyleguidePage dialog={search.has("dialog")} />;
}
