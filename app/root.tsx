import "./app.css";
import figtree from "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage, statusOf } from "#app/http/error-page";
import { errorWords } from "#app/http/error-words";
import { NavigationProgress } from "#app/http/navigation-progress";
import { useNonce } from "#app/http/nonce";
import { open } from "#app/http/open.server";
import { rootData } from "#app/http/root-data.server";
import { useRootData } from "#app/http/use-root-data";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

export const links: LinksFunction = () => [
  { rel: "preload", href: figtree, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** Only error pages have their title from here. */
export const meta: MetaFunction = ({ error }) =>
  error ? [{ title: errorWords(statusOf(error)).title }] : [];

export const loader = open({ may: "pages.open" }, rootData);

/**
 * A page whose `handle.javascript` is false ships none: everything on it works with links and forms. Neither does an
 * error page, so that the way out of it is a fresh page.
 */
function useWantsJavascript(): boolean {
  const matches = useMatches();
  const error = useRouteError();
  if (error) return false;
  return !matches.some(
    (match) => (match.handle as { javascript?: boolean } | undefined)?.javascript === false,
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRootData();
  const nonce = useNonce();
  const wantsJavascript = useWantsJavascript();
  return (
    <html lang="en" data-theme={data?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {wantsJavascript ? <NavigationProgress /> : null}
        {children}
        {wantsJavascript ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
