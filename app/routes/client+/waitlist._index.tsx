import { useActionData, useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { findBookingOption, listBookingOptions } from "#app/domain/scheduling/booking-options-queries.server";
import { goOnWaiting } from "#app/domain/scheduling/go-on-waiting.server";
import { joinWaitlist, leaveWaitlist } from "#app/domain/scheduling/join-waitlist.server";
import { OfferNotice } from "#app/domain/scheduling/ui/offer-notice";
import { WaitingPausedNotice } from "#app/domain/scheduling/ui/waiting-paused-notice";
import { WaitlistForm } from "#app/domain/scheduling/ui/waitlist-form";
import { wishWords } from "#app/domain/scheduling/ui/waitlist-words";
import { zoneName } from "#app/domain/scheduling/ui/zone-choice";
import { listOwnWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { waitlistSchema, waitlistSearch } from "#app/domain/scheduling/waitlist-schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { addDays, dateInZone } from "#app/domain/shared/time";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { Button, ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Waiting list");

/** How long somebody waits unless they say otherwise. */
const WAIT_DAYS = 42;

export const loader = guarded(
  { may: "waitlist.change-own", search: waitlistSearch },
  async ({ actor, search: asked }) => {
    const [waiting, options, practice] = await Promise.all([
      listOwnWaitlist(actor),
      listBookingOptions(actor),
      practiceProfile(),
    ]);
    const today = dateInZone(new Date(), actor.zone);
    const wanted = { chartId: asked.chart, serviceSlug: asked.service, therapistSlug: asked.with };
    const option = options.length > 0 ? (await findBookingOption(actor, wanted)).option : null;
    const entry = waiting.find(
      (one) =>
        one.chartId === option?.chartId &&
        one.service.slug === option.service.slug &&
        one.therapist.slug === option.therapist.slug,
    );
    return {
      waiting,
      option,
      isWaiting: entry !== undefined,
      defaults: {
        weekdays: (entry?.weekdays ?? []).map(String),
        parts: entry?.parts ?? [],
        fromDate: entry?.fromDate ?? today,
        untilDate: entry?.untilDate ?? addDays(today, WAIT_DAYS),
      },
      zone: actor.zone,
      zoneOfParts: actor.zone === practice.zone ? null : zoneName(practice.zone),
    };
  },
);

const REFUSED: Record<string, string> = {
  "until-before-from": "Enter a last day that comes after the first, and is not over",
  "until-too-far": "Enter a day within half a year",
  "chart-closed": "Your work together is finished. Write to us if you want to begin again",
};

export const action = guarded(
  { may: "waitlist.change-own", form: waitlistSchema },
  async ({ actor, form, submission }) => {
    if (form.intent === "leave") {
      await leaveWaitlist(actor, form);
      return redirectTo("/client/waitlist", { flash: { kind: "ok", text: "You are off the list." } });
    }
    if (form.intent === "go-on") {
      await goOnWaiting(actor, form);
      return redirectTo("/client/waitlist", { flash: { kind: "ok", text: "We ask you again." } });
    }
    try {
      const { intent: _, chart: chartId, service: serviceSlug, therapist: therapistSlug, ...wish } = form;
      await joinWaitlist(actor, { chartId, serviceSlug, therapistSlug, ...wish });
      const text =
        "You are on the list. We write to you as soon as a time becomes free that is sooner than your next session.";
      return redirectTo("/client/waitlist", { flash: { kind: "ok", text } });
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { untilDate: [problem] } });
    }
  },
);

export const clientAction = orNotSent;

export default function WaitlistPage() {
  const { waiting, option, isWaiting, defaults, zone, zoneOfParts } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="form-column mx-0 grid gap-8">
      <div>
        <BackLink to="/client/sessions">Your sessions</BackLink>
        <PageHeading lead="When somebody gives a time back, we keep it for one of those who wait and write to them.">
          Waiting list
        </PageHeading>
      </div>
      {waiting.map((entry) => (
        <section
          key={entry.id}
          aria-label={`Waiting for ${entry.therapist.chosenName}`}
          className="grid gap-3"
        >
          {entry.offer ? <OfferNotice offer={entry.offer} zone={zone} /> : null}
          {entry.paused ? <WaitingPausedNotice entryId={entry.id} /> : null}
          <div className="card flex flex-wrap items-center justify-between gap-3 p-4">
            <p>
              <strong>
                {entry.service.name} with {entry.therapist.chosenName}, for {entry.chartLabel}
              </strong>
              <span className="block text-ink-2">{wishWords(entry, zoneOfParts)}</span>
            </p>
            <PostForm action="/client/waitlist?index">
              <input type="hidden" name="intent" value="leave" />
              <input type="hidden" name="entryId" value={entry.id} />
              <Button kind="quiet" size="small">
                Leave the list
              </Button>
            </PostForm>
          </div>
        </section>
      ))}
      {option ? (
        <section aria-labelledby="wish" className="grid gap-4">
          <h2 id="wish">{isWaiting ? "Change what you wait for" : "When could you come?"}</h2>
          <p>
            {option.service.name} with {option.therapist.chosenName}, for {option.chartLabel}.
          </p>
          <WaitlistForm
            key={waiting.length}
            fields={{ chart: option.chartId, service: option.service.slug, therapist: option.therapist.slug }}
            defaults={defaults}
            isWaiting={isWaiting}
            zoneOfParts={zoneOfParts}
            lastResult={result}
          />
        </section>
      ) : (
        <EmptyState action={<ButtonLink to="/client">Go to your home page</ButtonLink>}>
          You can wait for a time once you have a therapist.
        </EmptyState>
      )}
      <WhoCanSee>Everybody on your chart sees what it waits for, and so does your therapist.</WhoCanSee>
    </div>
  );
}
