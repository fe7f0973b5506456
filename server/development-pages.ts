import type { Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { context, type Pages } from "./pages";

/** The application from its sources, with hot reloading over the same port. */
export async function developmentPages(server: Server): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
  // Vite would end the process itself, before the server has drained.
  process.removeAllListeners("SIGTERM");
  const load = () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
  return {
    build: await load(),
    assets: vite.middlewares as unknown as RequestHandler,
    pages: createRequestHandler({
      build: load as unknown as ServerBuild,
      getLoadContext: context,
      mode: "development",
    }),
    close: () => vite.close(),
  };
}
