import { Link } from "@remix-run/react";
import type { ComponentProps } from "react";

/** A link in running text or in a table. It looks like a link unless it is given a class of its own. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return <Link {...props} />;
}
