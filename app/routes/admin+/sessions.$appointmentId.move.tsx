import { useActionData, useLoaderData } from "@remix-run/react";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import { deskMoveSchema } from "#app/domain/scheduling/book-schemas";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, pickerDays, pickerSearch } from "#app/domain/scheduling/change-schemas";
import { readOtherTime } from "#app/domain/scheduling/other-time";
import { OTHER_TIME } from "#app/domain/scheduling/slot-choice";
import { MovePage } from "#app/domain/scheduling/ui/move-page";
import { OTHER_TIME_HINT, OtherTimeFields } from "#app/domain/scheduling/ui/other-time-fields";
import { takenIn } from "#app/domain/scheduling/ui/taken-notice";
import { answerMove, type RefusalWords } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export { revalidateWhenTaken as shouldRevalidate } from "#app/http/revalidate-when-taken";

export const meta = titled("Change the time");

export const loader = guarded(
  { may: "appointments.manage", params: appointmentParams, search: pickerSearch },
  async ({ actor, params: { appointmentId }, search: asked }) => {
    const change = await readChange(forPractice(actor), appointmentId);
    const here = `/admin/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    const picker = await readMovePicker(change.appointment, {
      ...asked,
      zone: asked.zone ?? change.zone,
      days: pickerDays(asked.more),
    });
    return { change, asked, picker, here };
  },
);

const NOT_THEN: RefusalWords = {
  "person-busy": "One of them has another session then. Choose another time",
  "not-licensed": "The therapist is not licensed for one of them on that day. Choose another time",
};

export const action = guarded(
  { may: "appointments.manage", params: appointmentParams, form: deskMoveSchema },
  async ({ actor, params: { appointmentId }, form: { slot, onDate, atTime, version }, submission }) => {
    const place = { appointmentId, here: `/admin/sessions/${appointmentId}` };
    const rest = { version, scope: "this" } as const;
    if (slot !== OTHER_TIME)
      return answerMove(forPractice(actor), place, { form: { ...rest, slot }, submission }, NOT_THEN);
    const { zone } = await practiceProfile();
    const other = readOtherTime(onDate ?? "", atTime ?? 0, zone, new Date());
    if ("problem" in other) return refuse(submission, { fieldErrors: { atTime: [other.problem] } });
    const form = { ...rest, slot: { startsAt: other.at, therapist: "" }, anyTime: true };
    return answerMove(forPractice(actor), place, { form, submission }, NOT_THEN);
  },
);

export const clientAction = orNotSent;

export default function OfficeMovePage() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { error } = result ?? {};
  const typed = ["onDate", "atTime"].flatMap((name) => error?.[name] ?? []);
  return (
    <>
      <MovePage
        {...page}
        taken={takenIn(result)}
        errors={error?.slot ?? (typed.length > 0 ? typed : undefined)}
      />
      <section aria-labelledby="other" className="mt-10 grid max-w-3xl gap-4 border-t border-line pt-6">
        <h2 id="other">Another time</h2>
        <p className="text-ink-2">{OTHER_TIME_HINT}</p>
        <PostForm className="grid gap-4">
          <input type="hidden" name="version" value={page.change.appointment.version} />
          <input type="hidden" name="slot" value={OTHER_TIME} />
          <OtherTimeFields lastResult={result} />
          <SubmitButton kind="secondary" pendingLabel="Moving…">
            Move to this time all the same
          </SubmitButton>
        </PostForm>
      </section>
    </>
  );
}
