import { useLoaderData } from "@remix-run/react";
import { clientBalance } from "#app/domain/billing/client-billing-queries.server";
import { waitsForPartner } from "#app/domain/charts/chart-queries.server";
import { disclosuresToRead } from "#app/domain/charts/disclosure-queries.server";
import { ownPackets } from "#app/domain/intake/packet-queries.server";
import { packetTasks } from "#app/domain/intake/ui/packet-tasks";
import { unreadSummary } from "#app/domain/messaging/thread-queries.server";
import { nextClientAppointment } from "#app/domain/scheduling/appointment-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { joinTimeOf } from "#app/domain/scheduling/join-queries.server";
import { requestCard } from "#app/domain/scheduling/request-card";
import { listOpenRequests } from "#app/domain/scheduling/request-queries.server";
import { suggestNextTimes } from "#app/domain/scheduling/suggestion-queries.server";
import { OfferNotice } from "#app/domain/scheduling/ui/offer-notice";
import { RequestNotice } from "#app/domain/scheduling/ui/request-notice";
import { SessionCard } from "#app/domain/scheduling/ui/session-card";
import { SuggestedTimesList } from "#app/domain/scheduling/ui/suggested-times-list";
import { listOwnWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { LinkCard } from "#app/ui/link-card";
import { centsInWords } from "#app/ui/money-text";
import { PageHeading } from "#app/ui/page-heading";
import { type Task, TaskList } from "#app/ui/task-list";

const TASKS = 3;

export const meta = titled("Home");

export const loader = guarded({ may: "home.read-own" }, async ({ actor }) => {
  const [next, packets, alone, disclosures, unread, balanceCents, suggested, waiting, requests] =
    await Promise.all([
      nextClientAppointment(actor),
      ownPackets(actor),
      waitsForPartner(actor),
      disclosuresToRead(actor),
      unreadSummary(actor),
      clientBalance(actor),
      suggestNextTimes(actor),
      listOwnWaitlist(actor),
      listOpenRequests(actor),
    ]);
  const open = packetTasks(
    packets.flatMap((packet) => packet.entries),
    "/client/intake",
  ).filter((task) => task.status !== "completed");
  const confirmations = next ? await confirmationsOf([next], actor) : {};
  const join = next ? joinTimeOf(next, actor.personId, new Date()) : undefined;
  return {
    name: actor.chosenName,
    next,
    canChange: next !== null && Date.parse(next.startsAt) > Date.now() && join?.window !== "now",
    confirmation: next ? confirmations[next.id] : undefined,
    join,
    tasks: [...(alone ? [INVITE] : []), ...open, ...disclosures.map(toRead)],
    unread,
    balanceCents,
    suggested,
    requests: requests.map((request) => requestCard(request, actor.zone)),
    offers: waiting.flatMap(({ offer }) => (offer ? [offer] : [])),
    zone: actor.zone,
  };
});

const INVITE: Task = {
  key: "invite",
  title: "Invite your partner",
  hint: "They get a sign-in of their own",
  to: "/client/partner",
  status: "not-started",
};

const toRead = (chartId: string): Task => ({
  key: `disclosure-${chartId}`,
  title: "Read how private information is handled",
  hint: "Then you can write to your therapist alone",
  to: `/client/disclosure/${chartId}`,
  status: "not-started",
});

export default function ClientHome() {
  const {
    name,
    next,
    canChange,
    confirmation,
    join,
    tasks,
    unread,
    balanceCents,
    suggested,
    offers,
    requests,
    zone,
  } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading>Hello, {name}</PageHeading>
      <div className="grid gap-8 lg:grid-cols-[3fr_2fr] lg:items-start">
        <div className="grid gap-8">
          {requests.map((request) => (
            <RequestNotice key={request.id} card={request} />
          ))}
          {offers.map((offer) => (
            <OfferNotice key={offer.id} offer={offer} zone={zone} />
          ))}
          <section aria-labelledby="next" className="grid gap-3">
            <h2 id="next">Your next session</h2>
            {next ? (
              <SessionCard
                view={next}
                zone={zone}
                confirmation={confirmation}
                join={join}
                to={`/client/sessions/${next.id}`}
              >
                {canChange ? (
                  <ButtonRow>
                    <ButtonLink to={`/client/sessions/${next.id}/move`} kind="secondary" size="small">
                      Change the time
                    </ButtonLink>
                    <ButtonLink to={`/client/sessions/${next.id}/cancel`} kind="quiet" size="small">
                      Cancel it
                    </ButtonLink>
                  </ButtonRow>
                ) : null}
              </SessionCard>
            ) : (
              <EmptyState action={<ButtonLink to="/client/book">Book a session</ButtonLink>}>
                Nothing is planned. Your next session will be here.
              </EmptyState>
            )}
          </section>
          {tasks.length > 0 ? (
            <section aria-labelledby="tasks" className="grid gap-3">
              <h2 id="tasks">For you to do</h2>
              <TaskList tasks={tasks.slice(0, TASKS)} />
              {tasks.length > TASKS ? (
                <p>
                  <ButtonLink to="/client/intake" kind="link">
                    See all {tasks.length}
                  </ButtonLink>
                </p>
              ) : null}
            </section>
          ) : null}
        </div>
        <div className="grid gap-8">
          {balanceCents > 0 ? (
            <LinkCard to="/client/billing" title={`You owe ${centsInWords(balanceCents)}`}>
              See what it is for, and pay your share.
            </LinkCard>
          ) : null}
          {unread ? (
            <LinkCard
              to={unread.count === 1 ? `/client/messages/${unread.threadId}` : "/client/messages"}
              title={unread.count === 1 ? "1 new message" : `${unread.count} new messages`}
            >
              From {unread.from}
            </LinkCard>
          ) : null}
          {suggested ? <SuggestedTimesList suggested={suggested} zone={zone} /> : null}
        </div>
      </div>
    </>
  );
}
