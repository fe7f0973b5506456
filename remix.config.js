import { flatRoutes } from "remix-flat-routes";

/**
 * Routes and flags of the Remix application; vite.config.ts hands them to the bundler.
 * Folders ending in "+" are URL prefixes, or with "_" in front groups without one: app/routes/client+/home.tsx.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  manifest: true,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: false,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
  // remix-flat-routes finds the files; Remix's own conventions stay out of it.
  ignoredRouteFiles: ["**/*"],
  routes: (defineRoutes) =>
    flatRoutes("routes", defineRoutes, {
      ignoredRouteFiles: ["**/.*", "**/*.css", "**/*.md", "**/*.test.{ts,tsx}", "**/*.server.*"],
    }),
};
