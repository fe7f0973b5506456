import type { AppointmentParty } from "#app/domain/scheduling/appointment-party";
import { type AttestationInput, giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import type { JoinView } from "#app/domain/scheduling/join-queries.server";
import { type OpenVideo, openVideo } from "#app/domain/scheduling/open-video.server";
import { isDomainError } from "#app/domain/shared/domain-error";
import { redirectTo } from "./respond.server";

/** The way in, where there is one: before its time, too, never after it, by phone, or of what will not take place. */
export function toJoin(join: JoinView, appointmentPath: string): JoinView {
  if (join.window === "none" || join.window === "over") throw redirectTo(appointmentPath, { status: 302 });
  return join;
}

const NOT_NOW: readonly string[] = ["nothing-to-join", "too-early", "session-over"];

/** Keeps where somebody says they are, and shows what follows from it. */
export async function answerAttestation(
  party: AppointmentParty,
  input: AttestationInput,
  appointmentPath: string,
) {
  try {
    await giveAttestation(party, input);
    return redirectTo(`${appointmentPath}/join`);
  } catch (error) {
    if (!isDomainError(error) || !NOT_NOW.includes(error.code)) throw error;
    const text = "It is not the time for that. This is how it stands.";
    return redirectTo(appointmentPath, { flash: { kind: "warning", text } });
  }
}

const CLOSED: Readonly<Record<string, string>> = {
  "not-open": "The video is not open. This is how it stands.",
  "no-video-address": "The video has no address yet.",
};

/** On to the video, by a link and never by a form; back where it is closed. */
export async function answerVideo(party: AppointmentParty, wanted: OpenVideo, closedPath: string) {
  try {
    return redirectTo(await openVideo(party, wanted), { status: 302 });
  } catch (error) {
    const text = isDomainError(error) ? CLOSED[error.code] : undefined;
    if (!text) throw error;
    return redirectTo(closedPath, { status: 302, flash: { kind: "warning", text } });
  }
}
