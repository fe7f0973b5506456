import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { stateNames } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService } from "#app/domain/practice/service-queries.server";
import { therapistProfile } from "#app/domain/practice/therapist-queries.server";
import { appointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { bookConsultation } from "#app/domain/scheduling/book-consultation.server";
import { countConsultation } from "#app/domain/scheduling/consult-limits.server";
import { consultDetailsSchema, looksAutomatic } from "#app/domain/scheduling/consult-schemas";
import { findHold } from "#app/domain/scheduling/hold-slot.server";
import { ELSEWHERE, readSlotValue } from "#app/domain/scheduling/slot-choice";
import { takenBy, unlicensedBy } from "#app/domain/scheduling/slot-refusal";
import { ConsultDetailsForm } from "#app/domain/scheduling/ui/consult-details-form";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";

const search = z.object({
  slot: z.string().max(120).optional(),
  hold: z.uuid().optional().catch(undefined),
});

export const meta = titled("How to reach you");

export const loader = open({ may: "consult.book", search }, async ({ search: { slot, hold } }) => {
  const chosen = readSlotValue(slot ?? "");
  if (!chosen) throw redirectTo("/consult", { status: 302 });
  const [practice, therapist, held] = await Promise.all([
    practiceProfile(),
    therapistProfile(chosen.therapist),
    hold ? findHold(hold) : null,
  ]);
  return {
    slot: slot ?? "",
    startsAt: chosen.startsAt.toISOString(),
    therapistName: therapist.chosenName,
    zone: practice.zone,
    shortName: practice.shortName,
    states: practice.states.map((state) => ({
      value: state,
      label: stateNames([state])[0] ?? state,
    })),
    heldUntil: held?.expiresAt ?? null,
    requestKey: hold ?? newId(),
    shownAt: Date.now(),
  };
});

export const action = open(
  { may: "consult.book", form: consultDetailsSchema },
  async ({ form, submission, context }) => {
    if (looksAutomatic(form, new Date())) {
      return refuse(submission, {
        formErrors: ['That was very quick. Wait a moment, then press "Book my free call" again.'],
      });
    }
    if (form.state === ELSEWHERE) throw redirectTo("/consult/elsewhere");
    const service = await consultationService();
    if (!service) throw notFound();
    await countConsultation(context.address, form.email);
    try {
      const booked = await bookConsultation({
        ...form,
        therapistSlug: form.slot.therapist,
        startsAt: form.slot.startsAt,
        serviceSlug: service.slug,
        discreet: form.calendarTitle === "discreet",
      });
      const token = appointmentToken({ appointmentId: booked.appointmentId, personId: null }, new Date());
      return redirectTo(`/appointment/${token}`);
    } catch (error) {
      const [where = form.state] = stateNames([form.state]);
      const why = `This therapist is not licensed in ${where} on that day. These times are with someone who is:`;
      const unlicensed = unlicensedBy(error, form.slot.startsAt, why);
      if (!unlicensed && isDomainError(error, "not-licensed")) {
        const message = `Nobody who is licensed in ${where} has a free call soon. Call us, and we will find a time.`;
        return refuse(submission, { fieldErrors: { state: [message] } });
      }
      const taken = unlicensed ?? takenBy(error, form.slot.startsAt);
      return data({ ...submission.reply(), taken }, { status: 409 });
    }
  },
);

export const clientAction = orNotSent;

export default function ConsultDetailsPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const taken = takenIn(result);
  return (
    <div className="page py-8 sm:py-12">
      <div className="form-column mx-0">
        <BackLink to={`/consult?at=${encodeURIComponent(page.slot)}`}>Choose another time</BackLink>
        <PageHeading
          caption="Step 2 of 2"
          lead={
            <>
              Your free call:{" "}
              <strong>
                <TimeText iso={page.startsAt} zone={page.zone} />
              </strong>{" "}
              with {page.therapistName}.
              {page.heldUntil && !taken ? (
                <>
                  {" "}
                  We hold it for you until{" "}
                  <TimeText iso={page.heldUntil} zone={page.zone} mode="time" yours={false} />.
                </>
              ) : null}
            </>
          }
        >
          Tell us how to reach you
        </PageHeading>
        <ConsultDetailsForm {...page} lastResult={result} taken={taken} />
      </div>
    </div>
  );
}
