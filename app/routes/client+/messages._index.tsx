import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listThreadsAs } from "#app/domain/messaging/thread-queries.server";
import { ThreadList } from "#app/domain/messaging/ui/thread-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { CrisisLine } from "#app/ui/crisis-line";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";

export const meta: MetaFunction = titled("Messages");

export const loader = guarded({ may: "messages.read-own" }, async ({ actor }) => ({
  threads: await listThreadsAs(actor, "client"),
  zone: actor.zone,
}));

export default function MessagesPage() {
  const { threads, zone } = useLoaderData<typeof loader>();
  const charts = new Set(threads.map((thread) => thread.chartId));
  const write = <ButtonLink to="/client/messages/new">Write a message</ButtonLink>;
  return (
    <div className="mx-auto grid max-w-2xl gap-6">
      <PageHeading actions={threads.length > 0 ? write : undefined}>Messages</PageHeading>
      <CrisisLine compact />
      {threads.length === 0 ? (
        <EmptyState action={write}>Your messages with your therapist will be here.</EmptyState>
      ) : (
        <ThreadList threads={threads} base="/client/messages" zone={zone} showChart={charts.size > 1} />
      )}
    </div>
  );
}
