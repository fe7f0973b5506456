import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readChart } from "#app/domain/charts/read-chart.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { listThreads } from "#app/domain/messaging/thread-queries.server";
import { ThreadList } from "#app/domain/messaging/ui/thread-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";

const params = z.object({ chartId: z.uuid() });

export const meta = titled("Messages of a chart");

export const loader = guarded(
  { may: "messages.read-care-team", params },
  async ({ actor, params: { chartId } }) => {
    const [chart, threads] = await Promise.all([readChart(actor, chartId), listThreads(actor, chartId)]);
    return { chart, threads, zone: actor.zone };
  },
);

export default function ChartMessagesPage() {
  const { chart, threads, zone } = useLoaderData<typeof loader>();
  const joint = threads.filter((thread) => thread.audience === "joint");
  const list = { base: "/therapist/messages", zone, forStaff: true };
  return (
    <div className="max-w-4xl">
      <ChartHeader chart={chart} tab="/messages" />
      <p className="mb-6">
        <ButtonLink to="/therapist/messages/new" kind="secondary">
          Write a message
        </ButtonLink>
      </p>
      {threads.length === 0 ? <EmptyState>Messages of this chart will be here.</EmptyState> : null}
      {joint.length > 0 ? (
        <section aria-labelledby="joint" className="grid gap-3">
          <h2 id="joint">Shared by everybody on the chart</h2>
          <ThreadList {...list} threads={joint} />
        </section>
      ) : null}
      {chart.members.map((member) => {
        const own = threads.filter(
          (thread) => thread.audience === "private" && thread.memberName === member.chosenName,
        );
        if (own.length === 0) return null;
        return (
          <section
            key={member.personId}
            aria-labelledby={`own-${member.personId}`}
            className="mt-8 grid gap-3"
          >
            <h2 id={`own-${member.personId}`}>Private, with {member.chosenName}</h2>
            <ThreadList {...list} threads={own} />
          </section>
        );
      })}
    </div>
  );
}
