import type { RequestListener } from "node:http";
import express from "express";
import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { partsOf } from "./built-app";
import { frontDoor, lastResort } from "./front";
import { stopOnSignals } from "./graceful-stop";
import { healthChecks } from "./health";
import { boundedServer, listen } from "./http-server";
import { keepTrying } from "./keep-trying";
import { builtPages, developmentPages } from "./pages";

const DRAIN_MS = 8_000;

/** Serves the application until a signal ends it. Rejects when it cannot start. */
export async function startWebServer(): Promise<void> {
  const settings = env();
  const app = express();
  const server = boundedServer(app as RequestListener);
  const { build, assets, pages, close } =
    settings.mode === "development" ? await developmentPages(server) : await builtPages();
  const parts = partsOf(build);
  let isDraining = false;

  app.set("etag", false);
  app.set("trust proxy", settings.trustProxy);
  app.use(frontDoor({ env: settings, isDraining: () => isDraining, contact: parts.lastKnownContact }));
  app.use(healthChecks({ isDraining: () => isDraining, isDatabaseReady: parts.isDatabaseReady }));
  app.use(assets);
  app.use(pages);
  app.use(lastResort(parts.lastKnownContact));

  await listen(server, settings.port, settings.host);
  log().info({ port: settings.port, mode: settings.mode }, "listening");
  const jobs = settings.runsJobs ? keepTrying("start the jobs", parts.startJobs) : null;

  const drain = () =>
    new Promise<void>((resolve) => {
      isDraining = true;
      server.close(() => resolve());
      setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    });
  const stopJobs = async () => {
    await jobs?.stop();
    if (settings.runsJobs) await parts.stopJobs();
  };
  stopOnSignals([drain, stopJobs, close, parts.closeDatabase]);
}
