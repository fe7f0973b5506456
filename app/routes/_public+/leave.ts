import { open } from "#app/http/open.server";
import { redirectTo } from "#app/http/respond.server";
import { endedSessionCookie } from "#app/http/session-cookie.server";
import { signOutHere } from "#app/http/sign-in-answer.server";

const ELSEWHERE = "https://www.weather.gov/";
const PAGE = `<!doctype html><html lang="en"><title>Weather</title><h1>Weather</h1>
<p><a href="${ELSEWHERE}">Today's weather</a></p></html>`;

/**
 * Where "Leave this page" leads: a page that names nobody and goes on to the weather by itself. A refresh, because a
 * form may not be redirected to another site.
 */
export const loader = open({ may: "pages.open" }, () => {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    Refresh: `0; url=${ELSEWHERE}`,
  };
  return new Response(PAGE, { headers });
});

export const action = open({ may: "session.end" }, async ({ actor, request }) => {
  await signOutHere(actor, request);
  return redirectTo("/leave", { cookies: [endedSessionCookie()] });
});
