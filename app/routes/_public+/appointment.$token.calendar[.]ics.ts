import { z } from "zod";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { download } from "#app/http/respond.server";

const params = z.object({ token: z.string().max(400) });

export const loader = open({ may: "consult.change", params }, async ({ params: { token } }) => {
  const holder = readAppointmentToken(token, new Date());
  if (!holder) throw new DomainError("link-expired");
  return download("ics", "appointment", await calendarFileOf(holder, holder.appointmentId));
});
