import type { RequestListener, Server } from "node:http";
import express from "express";
import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { partsOf } from "./built-app";
import { checkDatabase } from "./check-database";
import { drainable } from "./drain";
import { frontDoor, lastResort } from "./front";
import { stopOnSignals } from "./graceful-stop";
import { healthChecks } from "./health";
import { boundedServer, listen } from "./http-server";
import { keepTrying } from "./keep-trying";
import { pageForBrowsers } from "./page-for-browsers";
import type { Pages } from "./pages";

/** Serves these pages until a signal ends it. Rejects when it cannot start. */
export async function startWebServer(pagesOn: (server: Server) => Promise<Pages>): Promise<void> {
  const settings = env();
  const app = express();
  const server = boundedServer(app as RequestListener);
  const { build, assets, pages, close } = await pagesOn(server);
  const parts = partsOf(build);
  await checkDatabase(parts);
  const { counted, drain, isDraining } = drainable(server);

  app.set("etag", false);
  app.set("trust proxy", settings.trustProxy);
  const { lastKnownContact: contact, noteForeignWrite } = parts;
  app.use(frontDoor({ env: settings, isDraining, contact, noteForeignWrite }));
  app.use(healthChecks({ isDraining, isDatabaseReady: parts.isDatabaseReady }));
  app.use(assets);
  app.use(pageForBrowsers(contact));
  app.use(counted(pages));
  app.use(lastResort(parts.lastKnownContact));

  await listen(server, settings.port, settings.host);
  log().info({ port: settings.port, mode: settings.mode }, "listening");
  const jobs = settings.runsJobs ? keepTrying("start the jobs", parts.startJobs) : null;

  const stopJobs = async () => {
    await jobs?.stop();
    if (settings.runsJobs) await parts.stopJobs();
  };
  stopOnSignals([() => Promise.all([drain(), stopJobs()]), close, parts.closeDatabase]);
}
