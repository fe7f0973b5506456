import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { burnTokensOf } from "./internal/one-time-tokens.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { tellOfChange } from "./internal/tell-of-change.server";

/**
 * For somebody who lost their device and their codes: the owner takes their second factors and recovery codes away and
 * signs them out; staff set up a new one at the next sign-in. They are told by mail. Raises "not-found" for whoever is not
 * the owner, "no-second-factor" when nobody with that address has one, "own-second-factor" for the owner's own.
 */
export async function resetSecondFactor(
  actor: Actor,
  input: { email: string },
): Promise<{ chosenName: string }> {
  if (!hasPermission(actor, "owner")) throw notFound();
  return inTransaction(async (tx) => {
    const person = await tx.person.findUnique({
      where: { emailIndex: emailIndex(input.email) },
      select: { id: true, chosenName: true },
    });
    if (person?.id === actor.personId) throw new DomainError("own-second-factor");
    const personId = person?.id ?? "";
    const held = { personId, kind: { not: "password" as const } };
    const { count } = person ? await tx.credential.deleteMany({ where: held }) : { count: 0 };
    if (!person || count === 0) throw new DomainError("no-second-factor");
    await tx.recoveryCode.deleteMany({ where: { personId } });
    await tx.authSession.deleteMany({ where: { personId } });
    await burnTokensOf(tx, personId, new Date());
    await recordAccountEvent(tx, actor, "second-factor-reset", { personId });
    await tellOfChange(tx, personId, "second-factor-reset");
    return { chosenName: person.chosenName };
  });
}
