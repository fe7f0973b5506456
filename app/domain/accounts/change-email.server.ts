import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { burnTokensOf, spendToken } from "./internal/one-time-tokens.server";
import { personActor } from "./internal/person-actor.server";
import { tellOfChange } from "./internal/tell-of-change.server";

/**
 * Uses the new address that a link was mailed to, from now on. Whoever holds the link reads the mails of that address; that
 * the change was wished for was proved when it was asked for. Both addresses are told, and nothing that was mailed to the
 * old one opens anything any more. Raises "link-used", also when somebody else has the address by now.
 */
export async function changeEmail(input: { token: string }, clock: Clock = realClock): Promise<void> {
  try {
    await inTransaction(async (tx) => {
      const now = clock();
      const spent = await spendToken(tx, "verify_email", hashToken(input.token), now);
      const actor = spent && (await personActor(tx, spent.personId));
      if (!spent || !actor) throw new DomainError("link-used");
      const { personId, email } = spent;
      await tellOfChange(tx, personId, "email-changed");
      await tx.person.update({
        where: { id: personId },
        data: { email, emailVerifiedAt: now },
        select: { id: true },
      });
      await burnTokensOf(tx, personId, now);
      const what = { objectKind: "person", objectId: personId, subjectPersonId: personId } as const;
      await recordEvent(tx, actor, { action: "email-changed", ...what });
      await tellOfChange(tx, personId, "email-changed");
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("link-used");
  }
}
