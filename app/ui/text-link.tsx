import { Link, type LinkProps } from "@remix-run/react";

/** A link inside the application, for components that know no router. */
export function TextLink(props: LinkProps) {
  return <Link {...props} />;
}
