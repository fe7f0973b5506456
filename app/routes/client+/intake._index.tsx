import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownPackets } from "#app/domain/intake/packet-queries.server";
import { packetTasks } from "#app/domain/intake/ui/packet-tasks";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { TaskList } from "#app/ui/task-list";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta: MetaFunction = titled("Your forms");

export const loader = guarded({ may: "intake.read-own" }, async ({ actor }) => ({
  packets: await ownPackets(actor),
}));

export default function IntakePage() {
  const { packets } = useLoaderData<typeof loader>();
  return (
    <div className="form-column">
      <PageHeading lead="Your answers save as you go. You can stop at any page and come back later.">
        Your forms
      </PageHeading>
      {packets.length === 0 ? (
        <EmptyState>Forms to fill in before your first session will be here.</EmptyState>
      ) : (
        packets.map((packet) => (
          <section key={packet.chartId} aria-label={packet.chartLabel} className="mt-8 grid gap-4">
            {packets.length > 1 ? <h2>{packet.chartLabel}</h2> : null}
            <WhoCanSee isPrivate>
              Your answers are private to you and your care team. Joint agreements show who has signed.
            </WhoCanSee>
            <TaskList tasks={packetTasks(packet.entries, "/client/intake")} />
          </section>
        ))
      )}
    </div>
  );
}
