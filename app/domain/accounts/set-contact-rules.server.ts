import type { Actor } from "#app/domain/shared/actor";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { ContactRules } from "./contact-rules";
import { recordAccountEvent } from "./internal/record-account-event.server";

/** How the actor wants to be reached from now on. */
export async function setContactRules(actor: Actor, rules: ContactRules): Promise<void> {
  const { personId } = actor;
  await inTransaction(async (tx) => {
    const select = { personId: true };
    await tx.contactRule.upsert({
      where: { personId },
      create: { personId, ...rules },
      update: rules,
      select,
    });
    await recordAccountEvent(tx, actor, "contact-rules-changed");
  });
}
