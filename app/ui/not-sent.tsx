import { useActionData } from "@remix-run/react";
import { ErrorSummary } from "./error-summary";
import type { FormReply } from "./form-problems";

/** That what was pressed on the page could not be sent: the same on every page, whatever is on it. `PageHeading` has it. */
export function NotSent() {
  const message = useActionData<FormReply>()?.notSent;
  return <ErrorSummary errors={message ? [{ message }] : []} />;
}
