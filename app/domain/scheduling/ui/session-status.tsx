import { Tag, type TagIcon } from "#app/ui/tag";
import type { Tone } from "#app/ui/tone";
import { type AppointmentStatus, sessionWord } from "../appointment-status";
import type { Confirmation } from "../confirmation";

const LOOKS: Record<AppointmentStatus, { tone: Tone; icon: TagIcon }> = {
  held: { tone: "stone", icon: "waiting" },
  booked: { tone: "fern", icon: "done" },
  done: { tone: "stone", icon: "done" },
  cancelled: { tone: "stone", icon: "stopped" },
  late_cancelled: { tone: "brick", icon: "stopped" },
  no_show: { tone: "brick", icon: "attention" },
};

const WAITING = { tone: "marigold", icon: "waiting" } as const;

type SessionStatusProps = { status: AppointmentStatus; confirmation?: Confirmation; takenBack?: boolean };

/** The state of an appointment as icon and word. */
export function SessionStatus({ status, confirmation, takenBack }: SessionStatusProps) {
  const stage = confirmation?.stage;
  const waits = status === "booked" && (stage === "unsigned" || stage === "locating");
  const { tone, icon } = waits ? WAITING : LOOKS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {takenBack ? "Taken back" : sessionWord(status, stage)}
    </Tag>
  );
}
