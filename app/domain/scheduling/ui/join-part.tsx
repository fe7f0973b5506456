import { ButtonLink } from "#app/ui/button";
import { TimeText } from "#app/ui/time-text";
import type { JoinTime } from "../join-queries.server";

type JoinPartProps = { join: JoinTime; zone: string; to: string };

/** On a session's card: the way in once it is open, and until then from when. Nothing where there is none. */
export function JoinPart({ join: { window, opensAt }, zone, to }: JoinPartProps) {
  if (window === "now")
    return (
      <ButtonLink to={to} className="w-full">
        Join
      </ButtonLink>
    );
  if (window !== "early") return null;
  return (
    <p className="text-sm text-ink-2">
      You can join from <TimeText iso={opensAt} zone={zone} mode="time" />. First you say where you are.
    </p>
  );
}
