import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ButtonRow, buttonClass } from "#app/ui/button";
import { CrisisLine } from "#app/ui/crisis-line";
import { errorWords } from "./error-words";
import { useLastKnown } from "./page-context";
import { useRootData } from "./use-root-data";

/** On a server there is no such thing. */
const isOffline = (): boolean => typeof navigator !== "undefined" && navigator.onLine === false;

/** What went wrong as a status; a bug is a 500, and 0 is a browser that asked in vain for want of a network. */
export const statusOf = (error: unknown): number =>
  isRouteErrorResponse(error) ? error.status : isOffline() ? 0 : 500;

/** The whole page when something is not there or not possible. Needs no loader to have worked. */
export function ErrorPage() {
  const error = useRouteError();
  const status = statusOf(error);
  const known = useRootData()?.practice;
  const last = useLastKnown();
  const contact = known ?? last?.contact;
  const words = errorWords(status);
  return (
    <div className="flex min-h-dvh flex-col">
      <main id="main" tabIndex={-1} className="page grid flex-1 content-center gap-5 py-12">
        {contact ? <p className="font-display text-lg font-[650]">{contact.name}</p> : null}
        <h1>{words.title}</h1>
        <p className="measure">{words.text}</p>
        {last?.tryAgain ?? <p className="measure">{words.next}</p>}
        <ButtonRow>
          <a href="/" className={buttonClass("primary")}>
            Go to the home page
          </a>
        </ButtonRow>
        {contact ? (
          <p className="measure">
            You can call us at <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}>{contact.phone}</a> or
            write to <a href={`mailto:${contact.email}`}>{contact.email}</a>.
          </p>
        ) : null}
      </main>
      <footer className="border-t border-line bg-sunken">
        <div className="page py-8">
          <CrisisLine />
        </div>
      </footer>
    </div>
  );
}
