import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptOffer, declineOffer } from "#app/domain/scheduling/answer-offer.server";
import { readAttending } from "#app/domain/scheduling/attending-queries.server";
import { findBookingOption } from "#app/domain/scheduling/booking-options-queries.server";
import { requestAboutOffer } from "#app/domain/scheduling/request-queries.server";
import { ABSENT } from "#app/domain/scheduling/slot-choice";
import { OfferForm } from "#app/domain/scheduling/ui/offer-form";
import { readOffer } from "#app/domain/scheduling/waitlist-queries.server";
import { offerParams, offerSchema } from "#app/domain/scheduling/waitlist-schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { NOT_ASKED, requestPath } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";

export const meta = titled("A time has become free");

export const loader = guarded(
  { may: "waitlist.answer-own", params: offerParams },
  async ({ actor, params: { offerId } }) => {
    const offer = await readOffer(actor, offerId);
    if (offer.appointmentId) throw redirectTo(`/client/sessions/${offer.appointmentId}`, { status: 302 });
    const requestId = await requestAboutOffer(actor, offerId);
    if (requestId) throw redirectTo(requestPath(requestId), { status: 302 });
    const { chartId, serviceSlug, therapistSlug, startsAt, expiresAt } = offer;
    const isOpen = offer.state === "open" && expiresAt > new Date();
    if (!isOpen) return { isOpen, zone: actor.zone } as const;
    const { option } = await findBookingOption(actor, { chartId, serviceSlug, therapistSlug }, startsAt);
    const times = { startsAt: startsAt.toISOString(), expiresAt: expiresAt.toISOString() };
    return { isOpen, zone: actor.zone, option, ...times, ...(await readAttending(actor, option)) } as const;
  },
);

const REFUSED: Record<string, string> = {
  "not-licensed": "Your therapist is not licensed there on that day",
  "person-busy": "That time is not free for everybody",
  "nobody-attends": "Choose who will come",
  ...NOT_ASKED,
  "price-changed": "The price has changed meanwhile. Load the page again and look at it",
};

export const action = guarded(
  { may: "waitlist.answer-own", params: offerParams, form: offerSchema },
  async ({ actor, params: { offerId }, form, submission }) => {
    try {
      if (form.intent === "decline") {
        await declineOffer(actor, { offerId });
        const text = "The time goes to the next person. You stay on the list.";
        return redirectTo("/client/waitlist", { flash: { kind: "ok", text } });
      }
      const attending = form.attending.filter((one) => one.state !== ABSENT);
      const made = await acceptOffer(actor, { offerId, attending, agreedCents: form.agreedCents });
      return redirectTo(
        "requestId" in made ? requestPath(made.requestId) : `/client/sessions/${made.appointmentId}`,
      );
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (problem) return refuse(submission, { fieldErrors: { "attending[0].state": [problem] } });
      const isGone = ["offer-over", "slot-taken", "not-an-opening"].some((code) =>
        isDomainError(error, code),
      );
      if (!isGone) throw error;
      const text = "This time is not free any more. You stay on the list.";
      return redirectTo("/client/waitlist", { flash: { kind: "warning", text } });
    }
  },
);

export const clientAction = orNotSent;

export default function OfferPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (!page.isOpen) {
    return (
      <div className="form-column mx-0 grid gap-6">
        <PageHeading lead="It was kept for you as long as the mail said, and went to the next person then.">
          This time is gone
        </PageHeading>
        <ButtonRow>
          <ButtonLink to="/client/book">See all free times</ButtonLink>
          <ButtonLink to="/client/waitlist" kind="secondary">
            Your waiting list
          </ButtonLink>
        </ButtonRow>
      </div>
    );
  }
  const { option, zone, startsAt, expiresAt } = page;
  return (
    <div className="form-column mx-0">
      <BackLink to="/client/waitlist">Waiting list</BackLink>
      <PageHeading
        lead={
          <>
            {option.service.name} with {option.therapist.chosenName}, for {option.chartLabel}. We keep it for
            you until <TimeText iso={expiresAt} zone={zone} mode="full" yours={false} />.
          </>
        }
      >
        <TimeText iso={startsAt} zone={zone} mode="full" yours={false} /> is free
      </PageHeading>
      <OfferForm
        cents={option.cents}
        members={page.members}
        states={page.states}
        asksFirst={option.asksFirst}
        lastResult={result}
      />
    </div>
  );
}
