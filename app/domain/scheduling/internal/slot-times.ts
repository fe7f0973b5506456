import { addMinutes } from "#app/domain/shared/time";

/** What an appointment takes up: its own time, and with the service's buffers what is blocked for the therapist. */
export type SlotTimes = { startsAt: Date; endsAt: Date; blockedFrom: Date; blockedUntil: Date };

export function slotTimes(
  startsAt: Date,
  service: { minutes: number; bufferBefore: number; bufferAfter: number },
): SlotTimes {
  const endsAt = addMinutes(startsAt, service.minutes);
  const blockedFrom = addMinutes(startsAt, -service.bufferBefore);
  return { startsAt, endsAt, blockedFrom, blockedUntil: addMinutes(endsAt, service.bufferAfter) };
}
