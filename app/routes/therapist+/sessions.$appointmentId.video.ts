import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { guarded } from "#app/http/guarded.server";
import { answerVideo } from "#app/http/join-answers.server";

export const loader = guarded(
  { may: "calendar.read-own", params: appointmentParams },
  ({ actor, params: { appointmentId } }) =>
    answerVideo(actor, { appointmentId, as: "therapist" }, `/therapist/sessions/${appointmentId}`),
);
