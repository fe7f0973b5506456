import { open } from "#app/http/open.server";
import { redirectTo } from "#app/http/respond.server";
import { endedSessionCookie } from "#app/http/session-cookie.server";
import { signOutHere } from "#app/http/sign-in-answer.server";

/** Looking at this address signs nobody out. */
export const loader = open({ may: "session.end" }, () => redirectTo("/"));

export const action = open({ may: "session.end" }, async ({ actor, request }) => {
  await signOutHere(actor, request);
  return redirectTo("/sign-in", {
    cookies: [endedSessionCookie()],
    flash: { kind: "ok", text: "You are signed out." },
  });
});
