import { Notice } from "#app/ui/notice";
import { TaskList } from "#app/ui/task-list";
import type { PacketEntry } from "../packet-entry";
import { packetTasks } from "./packet-tasks";

type PacketOverviewProps = {
  packets: { personId: string; chosenName: string; entries: PacketEntry[]; safetyConcern: boolean }[];
  /** The address that item ids are appended to, for forms that were sent. */
  base: string;
};

/** How far each member of a chart is with their forms, each in a part of their own. For the care team. */
export function PacketOverview({ packets, base }: PacketOverviewProps) {
  return (
    <div className="grid gap-8">
      {packets.map((packet) => (
        <section key={packet.personId} aria-labelledby={`forms-${packet.personId}`} className="grid gap-3">
          <h2 id={`forms-${packet.personId}`}>Forms of {packet.chosenName}</h2>
          {packet.safetyConcern ? (
            <Notice kind="warning" title="A yes on the private safety screen">
              Talk with {packet.chosenName} alone first. Nobody else on the chart can see this.
            </Notice>
          ) : null}
          <TaskList
            tasks={packetTasks(packet.entries, base).map((task, index) => {
              const entry = packet.entries[index];
              const isSent = entry?.kind === "form" && entry.status === "completed";
              return { ...task, hint: undefined, to: isSent ? task.to : undefined };
            })}
          />
        </section>
      ))}
    </div>
  );
}
