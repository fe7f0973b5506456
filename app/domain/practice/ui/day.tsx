import { TimeText } from "#app/ui/time-text";

/** A calendar date ("2026-11-24") as people read it. */
export const Day = ({ date }: { date: string }) => (
  <TimeText iso={`${date}T12:00:00Z`} zone="UTC" mode="date" yours={false} />
);
