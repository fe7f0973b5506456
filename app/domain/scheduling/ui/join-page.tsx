import type { ReactNode } from "react";
import { buttonClass } from "#app/ui/button";
import type { FormReply } from "#app/ui/form-problems";
import { andInWords } from "#app/ui/in-words";
import { LookAgain } from "#app/ui/look-again";
import { Notice } from "#app/ui/notice";
import { PageHeading } from "#app/ui/page-heading";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";
import type { JoinView } from "../join-queries.server";
import { OutOfState } from "./out-of-state";
import { WhereForm } from "./where-form";

type JoinPageProps = {
  join: JoinView;
  /** "session" or "free call". */
  what: string;
  /** Where the video begins, and where to choose another time. */
  videoTo: string;
  moveTo: string;
  askTo?: string;
  /** The way back to the appointment. */
  back: ReactNode;
  lastResult?: FormReply;
};

/** The way into a session by video: say where you are, wait until everybody has, join. */
export function JoinPage({ back, lastResult, ...props }: JoinPageProps) {
  const { join, what } = props;
  const { window, startsAt, zone, therapist, opensAt, readiness } = join;
  const isSaid = readiness === "ready" || readiness === "out";
  return (
    <div className="grid max-w-2xl gap-6">
      <div>
        {back}
        <PageHeading
          lead={
            <>
              <TimeText iso={startsAt} zone={zone} mode="long" />, with {therapist}
            </>
          }
        >
          Join your {what}
        </PageHeading>
      </div>
      {window === "early" ? (
        <Notice kind="info" title="It is a little early">
          You can join from <TimeText iso={opensAt} zone={zone} />. Then we ask where you are.
        </Notice>
      ) : (
        <>
          {isSaid ? <Standing {...props} /> : null}
          <Where join={join} isSaid={isSaid} lastResult={lastResult} />
          <WhoSees others={join.others} />
        </>
      )}
    </div>
  );
}

/** The question, or the way to answer it anew. */
function Where({ join, isSaid, lastResult }: { join: JoinView; isSaid: boolean; lastResult?: FormReply }) {
  const form = <WhereForm values={join.values} choices={join.choices} lastResult={lastResult} />;
  if (isSaid)
    return (
      <details key={join.answerId} open={lastResult?.status === "error"}>
        <summary className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
          Change where I am
        </summary>
        <div className="mt-3">{form}</div>
      </details>
    );
  return (
    <section aria-labelledby="where-heading" className="card grid gap-5 p-5">
      <div>
        <h2 id="where-heading">Where are you right now?</h2>
        <p className="mt-1 text-ink-2">
          {join.therapist} may treat you only in some states. So we ask each time.
        </p>
      </div>
      {form}
    </section>
  );
}

type StandingProps = Pick<JoinPageProps, "join" | "what" | "videoTo" | "moveTo" | "askTo">;

/** What follows from the answer. It says the same for every reason why a partner is not there. */
function Standing({ videoTo, ...props }: StandingProps) {
  const { join, what } = props;
  if (join.readiness === "out") return <OutOfState {...props} />;
  return (
    <section aria-labelledby="standing" aria-live="polite" className="card grid gap-4 border-action p-5">
      {join.isOpen ? (
        <>
          <h2 id="standing">{join.others.length > 0 ? "Everybody is ready" : "You are ready"}</h2>
          <Entrance join={join} what={what} videoTo={videoTo} />
        </>
      ) : (
        <>
          <h2 id="standing">You are ready</h2>
          <p>
            We are waiting until everybody is ready. {join.therapist} sees it too, and will be in touch if it
            takes longer.
          </p>
          <Others others={join.others} />
          <p>
            <TextLink to=".">Look again</TextLink>
          </p>
          {/* While they wait for a session that has a time they are not signed out: it ends by itself at its end. */}
          <LookAgain seconds={10} loads={90} hasLink />
        </>
      )}
      <p className="text-sm text-ink-2">
        {join.isCorrected ? `${join.therapist} wrote down where you are` : "You said where you are"}:{" "}
        {join.where}, {join.setting === "home" ? "at home" : "not at home"}.
      </p>
    </section>
  );
}

function Entrance({ join, what, videoTo }: Pick<StandingProps, "join" | "what" | "videoTo">) {
  if (!join.hasVideo)
    return (
      <Notice kind="warning" title="The video has no address yet">
        Call {join.practice.phone}, and we sort it out.
      </Notice>
    );
  return (
    <div className="grid gap-2">
      <a
        href={videoTo}
        target="_blank"
        rel="noopener noreferrer"
        className={buttonClass("primary", "normal", true)}
      >
        Join the {what}
      </a>
      <p className="text-sm text-ink-2">The video opens in a new tab. This page stays open.</p>
    </div>
  );
}

function Others({ others }: Pick<JoinView, "others">) {
  return (
    <ul className="grid gap-2">
      {others.map(({ chosenName, isReady }) => (
        <li key={chosenName} className="flex flex-wrap items-center gap-2">
          {chosenName}
          <Tag tone={isReady ? "fern" : "marigold"} icon={isReady ? "done" : "waiting"}>
            {isReady ? "Ready" : "Not ready yet"}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

function WhoSees({ others }: Pick<JoinView, "others">) {
  const seen = andInWords(others.map((one) => one.chosenName));
  return (
    <WhoCanSee isPrivate>
      Only you and your care team see where you are.
      {others.length > 0 ? ` ${seen} can see whether you are ready, and nothing more.` : ""}
    </WhoCanSee>
  );
}
