import { type ClientActionFunctionArgs, isRouteErrorResponse, json } from "@remix-run/react";

const NOT_SENT = "Not sent. Your words are still here. Check your connection, then send it again.";

/**
 * The client action of every page that reads what came of its form: when the server cannot be reached, or cannot answer, the
 * page stays as it is, and its heading says so, as when the server itself says so (not-sent.server.ts). Everything else goes
 * on as without it. A 503 has nothing loaded anew, which would fail too and take the page with it.
 */
export async function orNotSent({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    // A redirect, and what the server answered on purpose. The rest is no answer.
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return json({ status: "error", notSent: NOT_SENT }, { status: 503 });
  }
}
