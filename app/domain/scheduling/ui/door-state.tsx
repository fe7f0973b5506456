import { buttonClass } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import type { AttendeeState, DoorView } from "../whereabouts-queries.server";

const LOOKS = {
  ready: { tone: "fern", icon: "done", words: "Ready" },
  out: { tone: "brick", icon: "attention", words: "Cannot join" },
  "not-yet": { tone: "marigold", icon: "waiting", words: "Has not said where" },
  "left-out": { tone: "stone", icon: "stopped", words: "Not coming" },
} as const;

export function ReadinessTag({ readiness }: Pick<AttendeeState, "readiness">) {
  const { tone, icon, words } = LOOKS[readiness];
  return (
    <Tag tone={tone} icon={icon}>
      {words}
    </Tag>
  );
}

type DoorStateProps = { door: DoorView; zone: string; to: string };

/** On the therapist's day: who is there and from where, and the way in. */
export function DoorState({ door: { everybody, canJoin, opensAt }, zone, to }: DoorStateProps) {
  const out = everybody.filter(({ readiness }) => readiness === "out");
  return (
    <div className="mt-2 grid gap-3">
      {out.length > 0 ? (
        <Notice kind="danger" title="Somebody is where you may not treat them">
          {out.map(({ chosenName, where }) => `${chosenName} is ${placeWords(where)}.`).join(" ")} The video
          is closed to those who come until that changes.
        </Notice>
      ) : null}
      {canJoin ? (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {everybody.map(({ chosenName, readiness }) => (
            <li key={chosenName} className="flex items-center gap-1.5">
              {chosenName} <ReadinessTag readiness={readiness} />
            </li>
          ))}
        </ul>
      ) : null}
      {canJoin ? (
        <p>
          <VideoLink to={to} />
        </p>
      ) : (
        <p className="text-sm text-ink-2">
          You can join from <TimeText iso={opensAt} zone={zone} mode="time" yours={false} />.
        </p>
      )}
    </div>
  );
}

/** A link of its own: the video is on another site, in another tab. */
export const VideoLink = ({ to }: { to: string }) => (
  <a href={to} target="_blank" rel="noopener noreferrer" className={buttonClass("primary", "small")}>
    Join<span className="sr-only"> by video, in a new tab</span>
  </a>
);

/** "in Maryland", "outside the United States". */
export const placeWords = (where: string | null): string =>
  where === null ? "" : where.startsWith("outside") ? where : `in ${where}`;
