import type { ShouldRevalidateFunction } from "@remix-run/react";

/** For pages that offer times: after "someone was quicker" (409) they are read anew, or the page would offer that time again. */
export const revalidateWhenTaken: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;
