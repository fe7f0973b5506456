import { db } from "#app/platform/db/client.server";
import { attendees, placeOfServiceOf } from "./internal/attestation-rows.server";
import type { PlaceOfService } from "./place-of-service";

/**
 * Where appointments took place, as claims and superbills write it; null where it is not known. Callers have checked who
 * asks.
 */
export async function placesOfService(
  appointmentIds: readonly string[],
): Promise<Map<string, PlaceOfService | null>> {
  const rows = await attendees(db, appointmentIds);
  return new Map(
    appointmentIds.map((id) => [id, placeOfServiceOf(rows.filter((row) => row.appointmentId === id))]),
  );
}
