import type { ShouldRevalidateFunction } from "@remix-run/react";

/**
 * For pages that post in the background (with a fetcher), and what is around them. Remix would have all of it loaded anew after
 * each such post, whatever came of it: also after one that nobody answered, whose page an unanswered load would then take away.
 * It is loaded anew after those that were taken, and with every step from page to page. The default says nothing: to a route
 * that decides for itself Remix gives it as true.
 */
export const revalidateUnlessRefused: ShouldRevalidateFunction = ({ actionStatus }) =>
  actionStatus === undefined || actionStatus < 400;
