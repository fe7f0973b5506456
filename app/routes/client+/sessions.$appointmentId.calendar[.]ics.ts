import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

export const loader = guarded(
  { may: "appointments.read-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) =>
    download("ics", "appointment", await calendarFileOf(actor, appointmentId)),
);
