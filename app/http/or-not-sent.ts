import { type ClientActionFunctionArgs, isRouteErrorResponse, json } from "@remix-run/react";
import { enteredIn } from "./entered-in";

const NOT_SENT =
  "Not sent. What you entered is still here. Check your connection, then try again in a minute.";

/**
 * The client action of every page that shows what is wrong with its forms: when the server cannot be reached, or cannot
 * answer, the page stays as it is and says so, as when the server itself says so (not-sent.server.ts). Everything else goes
 * on as without it. A 503 has nothing loaded anew, which would fail too and take the page with it.
 */
export async function orNotSent({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  const sent = request.clone();
  try {
    return await serverAction();
  } catch (error) {
    // A redirect, and what the server answered on purpose. The rest is no answer.
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    const reply = { status: "error", error: { "": [NOT_SENT] }, notSent: true } as const;
    return json({ ...reply, initialValue: enteredIn(await sent.formData()) }, { status: 503 });
  }
}

export const wasNotSent = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && "notSent" in answer;
