import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { loadBuild } from "./built-app";
import type { Passed } from "./front";
import { likelyRoutes } from "./likely-routes";
import { staticAssets } from "./static-assets";

export type Pages = {
  build: ServerBuild;
  assets: RequestHandler;
  pages: RequestHandler;
  close(): Promise<void>;
};

/** What the server tells the application of each request. */
export const context = (_request: unknown, response: { locals: object }) => {
  const { cspNonce, requestId, address } = response.locals as Passed;
  return { cspNonce, requestId, address };
};

/** The application as built. */
export async function builtPages(): Promise<Pages> {
  const build = await loadBuild();
  return {
    build,
    assets: staticAssets(path.resolve("build/client")),
    pages: pagesByAddress(build),
    close: async () => undefined,
  };
}

function pagesByAddress(build: ServerBuild): RequestHandler {
  const likely = likelyRoutes(build);
  const handlers = new Map<ServerBuild, RequestHandler>();
  return (request, response, next) => {
    const part = likely(request.url);
    const found =
      handlers.get(part) ??
      createRequestHandler({ build: part, getLoadContext: context, mode: "production" });
    handlers.set(part, found);
    return found(request, response, next);
  };
}
