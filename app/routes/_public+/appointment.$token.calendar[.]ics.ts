import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { linkParams } from "#app/domain/scheduling/change-schemas";
import { open } from "#app/http/open.server";
import { download } from "#app/http/respond.server";

export const loader = open({ may: "consult.change", params: linkParams }, async ({ params: { token } }) => {
  const holder = readAppointmentToken(token);
  return download("ics", "appointment", await calendarFileOf(holder, holder.appointmentId));
});
