import { z } from "zod";
import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

const params = z.object({ appointmentId: z.uuid() });

export const loader = guarded({ may: "appointments.read-own", params }, async ({ actor, params }) =>
  download("ics", "appointment", await calendarFileOf(actor, params.appointmentId)),
);
