import { type ClientActionFunctionArgs, isRouteErrorResponse } from "@remix-run/react";

type NotSent = { notSent: true };

/**
 * A client action for forms whose words must not be lost: when the server cannot be reached, or cannot answer, the page
 * stays as it is and learns that nothing was sent. Everything else goes on as without it.
 */
export async function orNotSent({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    // A redirect, and what the server answered on purpose. The rest is no answer.
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    return { notSent: true } satisfies NotSent;
  }
}

export const wasNotSent = (answer: unknown): boolean =>
  typeof answer === "object" && answer !== null && "notSent" in answer;
