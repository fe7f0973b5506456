/**
 * SQL: whether a therapist is licensed in a state on the day of a moment, as the practice's clocks have it. `x` is the
 * practice. False for who is in no state.
 */
export const isLicensed = (therapist: string, state: string, moment: string): string => `EXISTS (
  SELECT 1 FROM licence l WHERE l.therapist_id = ${therapist} AND l.state = ${state}
    AND (${moment} AT TIME ZONE x.zone)::date BETWEEN l.valid_from AND l.valid_until)`;
