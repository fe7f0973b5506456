import { DomainError } from "#app/domain/shared/domain-error";
import { DAY_MS } from "#app/domain/shared/time";
import { readLink, signLink } from "#app/platform/crypto/signed-link.server";
import type { LinkHolder } from "./appointment-party";

/** Long enough for whatever is booked today, moves included. */
const LINK_DAYS = 400;

/** The token of a change-or-cancel link: works signed out, for one appointment and the person it was sent to. */
export function appointmentToken(
  holder: LinkHolder,
  now: Date,
  expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS),
): string {
  return signLink("appointment", `${holder.appointmentId}:${holder.personId ?? ""}`, expiresAt);
}

/** @throws DomainError "link-expired" for a token that is forged, cut or too old */
export function readAppointmentToken(token: string, now: Date = new Date()): LinkHolder {
  const subject = readLink("appointment", token, now);
  const [appointmentId, personId] = subject?.split(":") ?? [];
  if (!appointmentId) throw new DomainError("link-expired");
  return { appointmentId, personId: personId || null };
}
