import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { andInWords, orInWords } from "#app/ui/in-words";
import { Notice } from "#app/ui/notice";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";
import { placeOfServiceWords } from "../place-of-service";
import type { Whereabouts, WhereaboutsView } from "../whereabouts-queries.server";
import { placeWords, ReadinessTag, VideoLink } from "./door-state";

type WhereaboutsPanelProps = { view: WhereaboutsView; zone: string; base: string };

/** For the care team: where everybody is, with the address for emergencies, and what follows for billing. */
export function WhereaboutsPanel({ view, zone, base }: WhereaboutsPanelProps) {
  const isAsked = view.canNote;
  return (
    <section aria-labelledby="where" className="card grid gap-4 p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="where">Where everybody is</h2>
        {view.canJoin ? <VideoLink to={`${base}/video`} /> : null}
      </div>
      {view.lacks.length > 0 ? (
        <Notice kind="danger" title={`You hold no license for ${andInWords(view.lacks)} that day`}>
          Move the session, cancel it without a fee, or ask the office to enter your new license.
        </Notice>
      ) : null}
      {isAsked ? (
        <ul className="grid gap-4">
          {view.everybody.map((one) => (
            <Person key={one.personId ?? "lead"} one={one} licensedIn={view.licensedIn} />
          ))}
        </ul>
      ) : (
        <EmptyState>
          {view.isByVideo ? (
            <>
              Asked from <TimeText iso={view.opensAt} zone={zone} yours={false} /> on.
            </>
          ) : (
            "Not asked for this session."
          )}
        </EmptyState>
      )}
      {view.isByVideo && !view.video.hasAddress ? (
        <Notice kind="warning" title="There is no video address">
          Give this session one, or ask the office to enter your room.
        </Notice>
      ) : null}
      <p className="text-sm text-ink-2">Place of service: {placeOfServiceWords(view.placeOfService)}</p>
      {view.canNote || view.isByVideo ? (
        <p>
          <ButtonLink to={`${base}/where`} kind="secondary" size="small">
            Correct it, or change the video
          </ButtonLink>
        </p>
      ) : null}
      <WhoCanSee isPrivate>
        The care team and the person it is about. That you looked is on their record. Partners see only who is
        ready.
      </WhoCanSee>
    </section>
  );
}

function Person({ one, licensedIn }: { one: Whereabouts; licensedIn: string[] }) {
  const { chosenName, readiness, where, setting, contact, note } = one;
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {chosenName} <ReadinessTag readiness={readiness} />
      </p>
      {where ? (
        <p>
          {placeWords(where).replace(/^./, (letter) => letter.toUpperCase())},{" "}
          {setting === "home" ? "at home" : "not at home"}.
        </p>
      ) : null}
      {readiness === "out" ? (
        <p className="text-danger">
          {licensedIn.length > 0
            ? `You may treat people in ${orInWords(licensedIn)} that day. `
            : "You hold no license for that day. "}
          Write down what they tell you, move it, or cancel it without a fee.
        </p>
      ) : null}
      {contact ? (
        <p className="whitespace-pre-line">
          In an emergency: {contact.address || "no address"}
          {contact.phone ? (
            <>
              , phone{" "}
              <span className="whitespace-nowrap">
                <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>
              </span>
            </>
          ) : null}
        </p>
      ) : null}
      {note ? (
        <p className="text-sm text-ink-2">
          Written down by {note.by}: {note.reason}
        </p>
      ) : null}
    </li>
  );
}
