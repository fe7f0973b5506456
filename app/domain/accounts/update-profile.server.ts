import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { sealPhone } from "./contact-details.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { tellOfChange } from "./internal/tell-of-change.server";

export type ProfileChange = {
  chosenName: string;
  pronouns: string | null;
  /** As typed; US numbers need no country. */
  phone: string | null;
  homeState: string | null;
  zone: string;
  discreetMail: boolean;
};

/** Handled by charts: what is called by somebody's name follows it. */
const NAME_CHANGED_JOB = "charts.name-changed";

/** Changes the actor's own profile; of another phone number they are told by mail. Raises "bad-phone" for what is no telephone number. */
export async function updateProfile(actor: Actor, input: ProfileChange): Promise<void> {
  const { phone: typed, ...change } = input;
  const phone = typed ? readPhone(typed) : null;
  const { personId } = actor;
  await inTransaction(async (tx) => {
    const where = { id: personId };
    const before = await tx.person.findUniqueOrThrow({ where, select: { phoneIndex: true } });
    const sealed = await sealPhone(tx, "person", personId, phone);
    await tx.person.update({
      where,
      data: { ...change, ...sealed, pronouns: input.pronouns || null, homeState: input.homeState || null },
      select: { id: true },
    });
    await recordAccountEvent(tx, actor, "profile-changed");
    if (sealed.phoneIndex !== before.phoneIndex) await tellOfChange(tx, personId, "phone-changed");
    if (input.chosenName !== actor.chosenName) {
      await enqueue(tx, NAME_CHANGED_JOB, { personId });
    }
  });
}

/** E.164. Numbers kept for fiction (555-01xx) are none that can be dialed, yet count as possible ones. */
function readPhone(typed: string): string {
  const parsed = parsePhoneNumberFromString(typed, "US");
  if (!parsed?.isPossible()) throw new DomainError("bad-phone");
  return parsed.number;
}
