import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { whereaboutsSchema } from "#app/domain/scheduling/attestation-schemas";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { correctAttestation } from "#app/domain/scheduling/correct-attestation.server";
import { setVideoAddress } from "#app/domain/scheduling/set-video-address.server";
import { NotComingForm, ToldForm, VideoForm } from "#app/domain/scheduling/ui/whereabouts-forms";
import { readWhereabouts } from "#app/domain/scheduling/whereabouts-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";

export const meta = titled("Where everybody is");

export const loader = guarded(
  { may: "calendar.read-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => ({
    view: await readWhereabouts(actor, appointmentId),
    zone: actor.zone,
  }),
);

const REFUSED: Record<string, { field: string; text: string }> = {
  "too-early": { field: "who", text: "It is too early: this begins 15 minutes before the session." },
  "nothing-to-join": { field: "who", text: "This session is not one that somebody joins." },
  "out-of-state": {
    field: "who",
    text: "They said that they are where you may not treat them. Write down what they tell you, move it, or cancel it.",
  },
  "other-video-host": { field: "videoUrl", text: "Your practice has not named this video service." },
};

export const action = guarded(
  { may: "appointments.set-status", params: appointmentParams, form: whereaboutsSchema },
  async ({ actor, params: { appointmentId }, form, submission }) => {
    try {
      const text = await carryOut(actor, appointmentId, form);
      return redirectTo(`/therapist/sessions/${appointmentId}`, { flash: { kind: "ok", text } });
    } catch (error) {
      const refused = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!refused) throw error;
      const field = form.intent === "video" ? "videoUrl" : refused.field;
      return refuse(submission, { fieldErrors: { [field]: [refused.text] } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was sent, and says so. */
async function carryOut(
  actor: Actor,
  appointmentId: string,
  form: z.infer<typeof whereaboutsSchema>,
): Promise<string> {
  if (form.intent === "video") {
    await setVideoAddress(actor, { appointmentId, videoUrl: form.videoUrl });
    return "The video address is saved.";
  }
  const { reason } = form;
  const personId = form.who === "lead" ? null : form.who;
  if (form.intent === "not-coming") {
    await correctAttestation(actor, { appointmentId, personId, heard: { what: "not-coming" }, reason });
    return "You go on without them.";
  }
  const { state, setting, address = null, phone = null } = form;
  const heard = { what: "told" as const, state, setting, address, phone };
  await correctAttestation(actor, { appointmentId, personId, heard, reason });
  return "It is written down.";
}

export default function WherePage() {
  const { view, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="grid max-w-3xl gap-6">
      <div>
        <BackLink to={`/therapist/sessions/${view.appointmentId}`}>Session</BackLink>
        <PageHeading
          lead={
            <>
              {view.label}, <TimeText iso={view.startsAt} zone={zone} yours={false} />
            </>
          }
        >
          Where everybody is
        </PageHeading>
      </div>
      {view.canNote ? <ToldForm view={view} lastResult={lastResult} /> : null}
      {view.canNote && view.isByVideo ? <NotComingForm view={view} lastResult={lastResult} /> : null}
      {view.isByVideo ? <VideoForm view={view} lastResult={lastResult} /> : null}
      {view.canNote || view.isByVideo ? null : <p>There is nothing to change here.</p>}
    </div>
  );
}
