import type { ReactNode } from "react";
import { Notice } from "#app/ui/notice";
import { PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";
import type { BackgroundWork } from "../background-work";
import { AsideTable, GivenUpTable } from "./given-up-work";
import { UnsentMailTable } from "./unsent-mail";
import { WaitingWorkTable } from "./waiting-work";

/** The owner's page about what the portal does by itself. */
export function BackgroundWorkPage({ work, zone }: { work: BackgroundWork; zone: string }) {
  const { standstillSince, givenUp, olderGivenUp, aside, unsent, waiting } = work;
  return (
    <>
      <PageHeading lead="What the portal sends, checks and writes by itself. It names kinds of work and of errors, never whose they are.">
        Background work
      </PageHeading>
      <div className="grid gap-10">
        {standstillSince ? (
          <Notice kind="danger" title="Nothing is being worked off">
            Work has waited since <TimeText iso={standstillSince} zone={zone} mode="year" yours={false} />.
            Tell whoever runs the server that the jobs do not run.
          </Notice>
        ) : null}
        <Part id="given-up" title="Given up">
          <GivenUpTable rows={givenUp} zone={zone} />
          {olderGivenUp > 0 ? <p className="text-ink-2">And {olderGivenUp} older than these.</p> : null}
        </Part>
        {unsent.length > 0 ? (
          <Part id="unsent" title="Mails and texts that could not be sent">
            <UnsentMailTable rows={unsent} zone={zone} />
          </Part>
        ) : null}
        <Part id="waiting" title="What waits">
          <WaitingWorkTable waiting={waiting} zone={zone} />
        </Part>
        {aside.length > 0 ? (
          <Part id="aside" title="Put aside in the last twelve hours">
            <AsideTable rows={aside} zone={zone} />
          </Part>
        ) : null}
      </div>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
