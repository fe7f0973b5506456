import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { outsideUrl } from "#app/platform/outside/outside-address.server";
import { OutsideProblem } from "#app/platform/outside/outside-problem";
import { MOST_CALENDARS } from "./external-calendar";
import { addressPlace, readSoon } from "./internal/external-calendar-rows.server";

/**
 * Another calendar of the actor's, whose busy times nobody can book. It is read at once, and again and again.
 * @throws DomainError "not-found" for no therapist, "not-https", "forbidden-address", "too-many-calendars"
 */
export async function addExternalCalendar(
  actor: Actor,
  input: { label: string; address: string },
): Promise<{ calendarId: string }> {
  const { therapistId, personId } = actor;
  if (!therapistId) throw notFound();
  const address = addressOf(input.address);
  const id = newId();
  await inTransaction(async (tx) => {
    await lockFor(tx, `external-calendars:${therapistId}`);
    const count = await tx.externalCalendar.count({ where: { therapistId } });
    if (count >= MOST_CALENDARS) throw new DomainError("too-many-calendars");
    const compartmentId = await compartmentFor(tx, { kind: "account", personId });
    const addressSealed = await sealText(tx, addressPlace({ id, compartmentId }), address);
    const data = { id, therapistId, label: input.label, addressSealed, compartmentId };
    await tx.externalCalendar.create({ data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "external-calendar-added",
      objectKind: "therapist",
      objectId: therapistId,
      actingRole: "therapist",
    });
    await readSoon(tx, id);
  });
  return { calendarId: id };
}

function addressOf(typed: string): string {
  try {
    return outsideUrl(typed).href;
  } catch (error) {
    if (error instanceof OutsideProblem) throw new DomainError(error.code);
    throw error;
  }
}
