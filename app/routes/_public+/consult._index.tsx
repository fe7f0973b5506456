import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isZone } from "#app/domain/accounts/zones";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { consultationService } from "#app/domain/practice/service-queries.server";
import { listTherapists } from "#app/domain/practice/therapist-queries.server";
import { countHold } from "#app/domain/scheduling/consult-limits.server";
import { chooseTimeSchema } from "#app/domain/scheduling/consult-schemas";
import { holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { readSlotValue, slotValue } from "#app/domain/scheduling/slot-choice";
import { dayOf, readSlotPicker } from "#app/domain/scheduling/slot-picker-queries.server";
import { takenBy } from "#app/domain/scheduling/slot-refusal";
import { ChooseTime } from "#app/domain/scheduling/ui/choose-time";
import { NoTimes } from "#app/domain/scheduling/ui/no-times";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

const DAYS = 14;
const MORE_DAYS = 42;

const search = z.object({
  day: z.iso.date().optional().catch(undefined),
  with: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
  zone: z.string().refine(isZone).optional().catch(undefined),
  more: z.literal("1").optional().catch(undefined),
  at: z.string().max(120).optional().catch(undefined),
});

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("Choose a time for your free call") satisfies MetaFunction;

export const loader = open({ may: "consult.book", search }, async ({ search: asked }) => {
  const [service, practice, therapists] = await Promise.all([
    consultationService(),
    practiceProfile(),
    listTherapists(),
  ]);
  if (!service) throw notFound();
  const wanted = asked.at ? readSlotValue(asked.at) : null;
  const zone = asked.zone ?? practice.zone;
  const picker = await readSlotPicker({
    serviceSlug: service.slug,
    therapistSlug: asked.with ?? null,
    days: asked.more ? MORE_DAYS : DAYS,
    states: [],
    acceptingOnly: true,
    day: asked.day ?? (wanted ? dayOf(wanted.startsAt, zone) : null),
    zone,
  });
  return {
    picker,
    asked,
    service,
    selected: wanted ? slotValue(wanted.startsAt.toISOString(), wanted.therapist) : undefined,
    therapists: therapists
      .filter((one) => one.accepting)
      .map(({ slug, chosenName }) => ({ value: slug, label: chosenName })),
    contact: { phone: practice.phone, email: practice.email },
    holdKey: newId(),
  };
});

export const action = open(
  { may: "consult.book", form: chooseTimeSchema },
  async ({ form: { slot, holdKey }, submission, context }) => {
    const service = await consultationService();
    if (!service) throw notFound();
    await countHold(context.address);
    const wish = { therapistSlug: slot.therapist, serviceSlug: service.slug, startsAt: slot.startsAt };
    try {
      await holdSlot(null, { ...wish, holdKey });
    } catch (error) {
      return data({ ...submission.reply(), taken: takenBy(error, slot.startsAt) }, { status: 409 });
    }
    const chosen = slotValue(slot.startsAt.toISOString(), slot.therapist);
    return redirectTo(`/consult/details?slot=${encodeURIComponent(chosen)}&hold=${holdKey}`);
  },
);

export const clientAction = orNotSent;

export default function ConsultPage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="page py-8 sm:py-12">
      <PageHeading
        caption="Step 1 of 2"
        lead={`${page.service.minutes} minutes, by phone or video. It is free, and you need no card and no account.`}
      >
        Choose a time for your free call
      </PageHeading>
      {page.picker.day ? (
        <ChooseTime
          {...page}
          fields={{ holdKey: page.holdKey }}
          submit={{ label: "Continue", first: "Take this time", pending: "Holding it…" }}
          taken={takenIn(result)}
          errors={result?.error?.slot ?? undefined}
          action="/consult"
        />
      ) : (
        <NoTimes
          days={page.asked.more ? MORE_DAYS : DAYS}
          contact={page.contact}
          moreTo={page.asked.more ? null : "/consult?more=1"}
        />
      )}
    </div>
  );
}
