import { useLoaderData } from "@remix-run/react";
import { listClientAppointments } from "#app/domain/scheduling/appointment-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { joinTimeOf } from "#app/domain/scheduling/join-queries.server";
import { SessionCard } from "#app/domain/scheduling/ui/session-card";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

/** A page shows this many past sessions; the receipts of all of them stay under Billing. */
const PAST = 30;

export const meta = titled("Your sessions");

export const loader = guarded({ may: "appointments.read-own" }, async ({ actor }) => {
  const { upcoming, past } = await listClientAppointments(actor);
  const now = new Date();
  return {
    upcoming,
    past: past.slice(0, PAST),
    zone: actor.zone,
    confirmations: await confirmationsOf(upcoming),
    joins: upcoming.map((view) => joinTimeOf(view, actor.personId, now)),
  };
});

export default function SessionsPage() {
  const { upcoming, past, zone, confirmations, joins } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading actions={<ButtonLink to="/client/book">Book a session</ButtonLink>}>
        Your sessions
      </PageHeading>
      <WhoCanSee>Everybody on your chart sees the sessions you share, and so does your care team.</WhoCanSee>
      <section aria-labelledby="upcoming" className="mt-8 grid gap-4">
        <h2 id="upcoming">Coming up</h2>
        {upcoming.length === 0 ? (
          <EmptyState action={<ButtonLink to="/client/book">Book a session</ButtonLink>}>
            Your next sessions will be here.
          </EmptyState>
        ) : (
          upcoming.map((view, index) => (
            <SessionCard
              key={view.id}
              view={view}
              zone={zone}
              confirmation={confirmations[view.id]}
              // Later ones would all say the same.
              join={index === 0 || joins[index]?.window === "now" ? joins[index] : undefined}
              to={`/client/sessions/${view.id}`}
            />
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
