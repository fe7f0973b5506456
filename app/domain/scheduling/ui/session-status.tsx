import { Tag, type TagIcon } from "#app/ui/tag";
import type { Tone } from "#app/ui/tone";
import { type AppointmentStatus, statusWord } from "../appointment-status";
import type { Confirmation } from "../confirmation";

const LOOKS: Record<AppointmentStatus, { tone: Tone; icon: TagIcon }> = {
  held: { tone: "stone", icon: "waiting" },
  booked: { tone: "fern", icon: "done" },
  done: { tone: "stone", icon: "done" },
  cancelled: { tone: "stone", icon: "stopped" },
  late_cancelled: { tone: "brick", icon: "stopped" },
  no_show: { tone: "brick", icon: "attention" },
};

type SessionStatusProps = { status: AppointmentStatus; confirmation?: Confirmation; takenBack?: boolean };

/** The state of an appointment as icon and word. Nothing is called confirmed before it is, and nothing missing while it cannot be there yet. */
export function SessionStatus({ status, confirmation, takenBack }: SessionStatusProps) {
  if (status === "booked" && confirmation && confirmation.stage !== "planned") {
    return confirmation.stage === "confirmed" ? (
      <Tag tone="fern" icon="done">
        Confirmed
      </Tag>
    ) : (
      <Tag tone="marigold" icon="waiting">
        Not yet confirmed
      </Tag>
    );
  }
  const { tone, icon } = LOOKS[status];
  return (
    <Tag tone={tone} icon={icon}>
      {takenBack ? "Taken back" : statusWord(status)}
    </Tag>
  );
}
