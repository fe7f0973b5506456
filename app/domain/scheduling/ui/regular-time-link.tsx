import { TextLink } from "#app/ui/text-link";
import type { AppointmentView } from "../appointment-view";

type RegularTimeLinkProps = {
  view: Pick<AppointmentView, "seriesId" | "takenBack">;
  /** "/client/sessions" or "/therapist/sessions". */
  area: string;
};

/** From one session to all of its regular time. */
export function RegularTimeLink({ view, area }: RegularTimeLinkProps) {
  if (!view.seriesId || view.takenBack) return null;
  return (
    <p>
      <TextLink to={`${area}/series/${view.seriesId}`}>See all sessions of this regular time</TextLink>
    </p>
  );
}
