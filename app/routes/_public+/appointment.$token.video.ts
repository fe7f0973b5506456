import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { linkParams } from "#app/domain/scheduling/change-schemas";
import { answerVideo } from "#app/http/join-answers.server";
import { open } from "#app/http/open.server";

export const loader = open({ may: "consult.join", params: linkParams }, ({ params: { token } }) => {
  const holder = readAppointmentToken(token);
  const { appointmentId } = holder;
  return answerVideo(holder, { appointmentId, as: "client" }, `/appointment/${token}/join`);
});
