import { ButtonLink, ButtonRow } from "#app/ui/button";
import { andInWords } from "#app/ui/in-words";
import { TimeText } from "#app/ui/time-text";
import type { UnlicensedAppointment } from "../unlicensed-queries.server";

/** "No license for North Carolina that day." */
export const lackWords = ({ states }: Pick<UnlicensedAppointment, "states">): string =>
  `No license for ${andInWords(states)} that day`;

/** On the therapist's day: sessions ahead that they may not hold as they stand. Renders nothing when there are none. */
export function OwnUnlicensed({ rows, zone }: { rows: UnlicensedAppointment[]; zone: string }) {
  if (rows.length === 0) return null;
  return (
    <div className="card grid gap-3 p-4">
      <h3>Sessions without a license</h3>
      <p className="text-sm text-ink-2">
        Move them, cancel them without a fee, or ask the office to enter your new license.
      </p>
      <ul className="grid gap-3">
        {rows.map((row) => (
          <li key={row.appointmentId} className="grid gap-1.5">
            <p>
              {row.people}, <TimeText iso={row.startsAt} zone={zone} yours={false} />. {lackWords(row)}.
            </p>
            <ButtonRow>
              <ButtonLink
                to={`/therapist/sessions/${row.appointmentId}/move`}
                kind="secondary"
                size="small"
                aria-label={`Move it: ${row.people}`}
              >
                Move it
              </ButtonLink>
              <ButtonLink
                to={`/therapist/sessions/${row.appointmentId}/cancel`}
                kind="quiet"
                size="small"
                aria-label={`Cancel it: ${row.people}`}
              >
                Cancel it
              </ButtonLink>
            </ButtonRow>
          </li>
        ))}
      </ul>
    </div>
  );
}
