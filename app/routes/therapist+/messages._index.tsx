import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listThreadsAs } from "#app/domain/messaging/thread-queries.server";
import { ThreadList } from "#app/domain/messaging/ui/thread-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";

export const meta: MetaFunction = titled("Messages");

export const loader = guarded({ may: "messages.read-care-team" }, async ({ actor }) => {
  const threads = await listThreadsAs(actor, "therapist");
  return {
    waiting: threads.filter((thread) => thread.needsReply),
    others: threads.filter((thread) => !thread.needsReply),
    zone: actor.zone,
  };
});

export default function StaffMessagesPage() {
  const { waiting, others, zone } = useLoaderData<typeof loader>();
  const list = { base: "/therapist/messages", zone, showChart: true, forStaff: true };
  return (
    <div className="grid max-w-4xl gap-6">
      <PageHeading actions={<ButtonLink to="/therapist/messages/new">Write a message</ButtonLink>}>
        Messages
      </PageHeading>
      <section aria-labelledby="needs-reply" className="grid gap-3">
        <h2 id="needs-reply">Needs reply</h2>
        {waiting.length > 0 ? (
          <ThreadList {...list} threads={waiting} />
        ) : (
          <EmptyState>You have answered everybody.</EmptyState>
        )}
      </section>
      {others.length > 0 ? (
        <section aria-labelledby="answered" className="grid gap-3">
          <h2 id="answered">Answered</h2>
          <ThreadList {...list} threads={others} />
        </section>
      ) : null}
    </div>
  );
}
