import type { RequestHandler } from "express";

type Health = { isDraining(): boolean; isDatabaseReady(): Promise<boolean> };

/** `/livez`: the process answers. `/readyz`: it can serve, too. Both say yes or no and nothing else. */
export function healthChecks({ isDraining, isDatabaseReady }: Health): RequestHandler {
  return async (request, response, next) => {
    if (request.path === "/livez") {
      response.type("text/plain").send("ok");
      return;
    }
    if (request.path !== "/readyz") {
      next();
      return;
    }
    const isReady = !isDraining() && (await isDatabaseReady());
    response
      .status(isReady ? 200 : 503)
      .type("text/plain")
      .send(isReady ? "ok" : "not ready");
  };
}
