import { useActionData, useLoaderData } from "@remix-run/react";
import { ownCalendarFeed } from "#app/domain/scheduling/calendar-feed-queries.server";
import { calendarFeedSchema } from "#app/domain/scheduling/change-schemas";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { revokeCalendarFeed } from "#app/domain/scheduling/revoke-calendar-feed.server";
import { NewAddress, OwnAddress } from "#app/domain/scheduling/ui/calendar-address";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Your calendar");

export const loader = guarded({ may: "calendar-feed.read-own" }, async ({ actor }) => ({
  feed: await ownCalendarFeed(actor),
  zone: actor.zone,
}));

export const action = guarded(
  { may: "calendar-feed.change-own", form: calendarFeedSchema },
  async ({ actor, form }) => {
    if (form.intent === "make") return Response.json(await makeCalendarFeed(actor));
    await revokeCalendarFeed(actor);
    return redirectTo("/profile/calendar", {
      flash: { kind: "ok", text: "The address is revoked. Calendars that had it are told nothing more." },
    });
  },
);

export const clientAction = orNotSent;

/** The address just made. It comes once, in the answer to the press that made it. */
function addressOf(answer: unknown): string | null {
  const address = (answer as { address?: unknown } | undefined)?.address;
  return typeof address === "string" ? address : null;
}

export default function CalendarAddressPage() {
  const { feed, zone } = useLoaderData<typeof loader>();
  const address = addressOf(useActionData<typeof action>());
  return (
    <>
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead="Your appointments in the calendar you use, kept up to date by themselves. They say “Appointment with” and the practice’s short name, and no more, unless your profile asks for more.">
        Your calendar
      </PageHeading>
      <div className="grid gap-8">
        {address ? <NewAddress key={address} address={address} /> : null}
        <OwnAddress feed={feed} zone={zone} />
      </div>
    </>
  );
}
