import type { ShouldRevalidateFunction } from "@remix-run/react";
import { revalidateUnlessRefused } from "./revalidate-unless-refused";

/** For pages that offer times: after "someone was quicker" (409) they are read anew, or the page would offer that time again. */
export const revalidateWhenTaken: ShouldRevalidateFunction = (given) =>
  given.actionStatus === 409 || revalidateUnlessRefused(given);
