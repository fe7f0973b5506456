import { useLoaderData } from "@remix-run/react";
import { listClientAppointments } from "#app/domain/scheduling/appointment-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { joinTimeOf } from "#app/domain/scheduling/join-queries.server";
import { requestCard } from "#app/domain/scheduling/request-card";
import { listOpenRequests } from "#app/domain/scheduling/request-queries.server";
import { firstOfEachSeries } from "#app/domain/scheduling/series-view";
import { OfferNotice } from "#app/domain/scheduling/ui/offer-notice";
import { RequestNotice } from "#app/domain/scheduling/ui/request-notice";
import { SessionCard } from "#app/domain/scheduling/ui/session-card";
import { listOwnWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";
import { WhoCanSee } from "#app/ui/who-can-see";

/** A page shows this many past sessions; the receipts of all of them stay under Billing. */
const PAST = 30;

export const meta = titled("Your sessions");

export const loader = guarded({ may: "appointments.read-own" }, async ({ actor }) => {
  const [{ upcoming, past }, waiting, requests] = await Promise.all([
    listClientAppointments(actor),
    listOwnWaitlist(actor),
    listOpenRequests(actor),
  ]);
  const shown = firstOfEachSeries(upcoming);
  const now = new Date();
  return {
    upcoming: shown,
    past: past.slice(0, PAST),
    zone: actor.zone,
    waiting,
    requests: requests.map((request) => requestCard(request, actor.zone)),
    confirmations: await confirmationsOf(upcoming, actor),
    joins: shown.map(({ view }) => joinTimeOf(view, actor.personId, now)),
  };
});

export default function SessionsPage() {
  const { upcoming, past, zone, waiting, requests, confirmations, joins } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading actions={<ButtonLink to="/client/book">Book a session</ButtonLink>}>
        Your sessions
      </PageHeading>
      <WhoCanSee>Everybody on your chart sees the sessions you share, and so does your care team.</WhoCanSee>
      {requests.length > 0 ? (
        <div className="mt-6 grid gap-4">
          {requests.map((request) => (
            <RequestNotice key={request.id} card={request} />
          ))}
        </div>
      ) : null}
      {waiting.length > 0 ? (
        <div className="mt-6 grid gap-4">
          {waiting.map(({ id, offer }) =>
            offer ? <OfferNotice key={id} offer={offer} zone={zone} /> : null,
          )}
          <p>
            You wait for a time. <TextLink to="/client/waitlist">See the waiting list</TextLink>
          </p>
        </div>
      ) : null}
      <section aria-labelledby="upcoming" className="mt-8 grid gap-4">
        <h2 id="upcoming">Coming up</h2>
        {upcoming.length === 0 ? (
          <EmptyState action={<ButtonLink to="/client/book">Book a session</ButtonLink>}>
            Your next sessions will be here.
          </EmptyState>
        ) : (
          upcoming.map(({ view, more }, index) => (
            <SessionCard
              key={view.id}
              view={view}
              zone={zone}
              confirmation={confirmations[view.id]}
              // Later ones would all say the same.
              join={index === 0 || joins[index]?.window === "now" ? joins[index] : undefined}
              to={`/client/sessions/${view.id}`}
            >
              {more > 0 ? (
                <p>
                  <TextLink to={`/client/sessions/series/${view.seriesId}`}>
                    {more === 1 ? "And one more" : `And ${more} more`} at this regular time
                  </TextLink>
                </p>
              ) : null}
            </SessionCard>
          ))
        )}
      </section>
      {past.length > 0 ? (
        <section aria-labelledby="past" className="mt-10 grid gap-4">
          <h2 id="past">Past</h2>
          {past.map((view) => (
            <SessionCard key={view.id} view={view} zone={zone} to={`/client/sessions/${view.id}`} />
          ))}
        </section>
      ) : null}
    </>
  );
}
