import { recordEvent } from "#app/domain/audit/record-event.server";
import { isOnHostOf } from "#app/domain/practice/video-address";
import { sealVideoAddress } from "#app/domain/practice/video-room.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";
import { loadForChange } from "./internal/appointment-rows.server";

/**
 * Gives one appointment a video address of its own; "" takes its therapist's again. Nobody is told it before the link opens.
 * @throws DomainError "not-found", "nothing-to-join", "other-video-host" with `hosts`
 */
export async function setVideoAddress(
  actor: Actor,
  { appointmentId, videoUrl }: { appointmentId: string; videoUrl: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const { view, side } = await loadForChange(tx, actor, appointmentId);
    if (side !== "practice") throw notFound();
    if (view.place !== "telehealth" || view.status !== "booked") throw new DomainError("nothing-to-join");
    const { videoHosts: hosts } = await tx.practice.findFirstOrThrow({ select: { videoHosts: true } });
    if (videoUrl && !isOnHostOf(videoUrl, hosts)) throw new DomainError("other-video-host", { hosts });
    const room = { table: "appointment" as const, rowId: view.id, personId: view.therapist.personId };
    await tx.appointment.update({
      where: { id: view.id },
      data: { videoSealed: await sealVideoAddress(tx, room, videoUrl) },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      action: "video-address-set",
      objectKind: "appointment",
      objectId: view.id,
      chartId: view.chart?.id,
      actingRole: "therapist",
    });
  });
}
