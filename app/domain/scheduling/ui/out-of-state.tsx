import { orInWords } from "#app/ui/in-words";
import { TextLink } from "#app/ui/text-link";
import type { JoinView } from "../join-queries.server";

type OutOfStateProps = {
  join: JoinView;
  what: string;
  moveTo: string;
  /** Where somebody with an account writes to their therapist. */
  askTo?: string;
};

/** Somebody is where they may not be treated: no problem of theirs, and what there is to do. */
export function OutOfState({ join, what, moveTo, askTo }: OutOfStateProps) {
  const { therapist, where, licensedIn, canMove, practice } = join;
  return (
    <section aria-labelledby="out" aria-live="polite" className="card grid gap-4 border-action p-5">
      <h2 id="out">You can't join from there today</h2>
      <p>
        You are {where?.startsWith("outside") ? where : `in ${where}`}.{" "}
        {licensedIn.length > 0
          ? `${therapist} holds a license for ${orInWords(licensedIn)}, and may treat you only while you are there.`
          : `${therapist} may not hold sessions today.`}{" "}
        You did nothing wrong.
      </p>
      <p>
        <strong>{therapist} was told just now, and will be in touch.</strong>
      </p>
      <h3>What you can do</h3>
      <ul className="grid list-disc gap-2 pl-5">
        <li>
          Call us:{" "}
          <span className="whitespace-nowrap">
            <a href={`tel:${practice.phone.replaceAll(/[^\d+]/g, "")}`}>{practice.phone}</a>.
          </span>
        </li>
        <li>
          {canMove ? (
            <>
              <TextLink to={moveTo}>Choose another time</TextLink> for the {what}. That is free.
            </>
          ) : (
            <>
              {askTo ? <TextLink to={askTo}>Ask {therapist}</TextLink> : `Ask ${therapist}`} for another time.{" "}
              {therapist} can move the {what}, and you pay no fee for that.
            </>
          )}
        </li>
        {licensedIn.length > 0 ? (
          <li>If you get to {orInWords(licensedIn)} before the end, change where you are below.</li>
        ) : null}
      </ul>
    </section>
  );
}
