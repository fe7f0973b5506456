import { EnvProblems, env } from "#app/platform/env.server";
import { startOrSayWhy } from "./start-or-say-why";

// The server of `npm run dev`, from its sources and with hot reloading. It is in no build.
await startOrSayWhy(async () => {
  if (env().mode !== "development")
    throw new EnvProblems(["Hot reloading is for developing only: use npm run dev."]);
  const [{ startWebServer }, { developmentPages }] = await Promise.all([
    import("./web-server"),
    import("./development-pages"),
  ]);
  await startWebServer(developmentPages);
});
