import { open } from "#app/http/open.server";
import { redirectTo } from "#app/http/respond.server";
import { endedSessionCookie } from "#app/http/session-cookie.server";
import { signOutHere } from "#app/http/sign-in-answer.server";

/** Looking at this address signs nobody out. */
export const loader = open({ may: "session.end" }, () => redirectTo("/"));

export const action = open({ may: "session.end" }, async ({ actor, request }) => {
  await signOutHere(actor, request);
  const answer = redirectTo("/sign-in", {
    cookies: [endedSessionCookie()],
    flash: { kind: "ok", text: "You are signed out." },
  });
  // Cookies of the browser stay: how the pages look is no secret of whoever signed out.
  answer.headers.set("Clear-Site-Data", '"cache", "storage"');
  return answer;
});
