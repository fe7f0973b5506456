import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { creationOptions } from "#app/platform/passkeys/webauthn.server";
import { emailOf } from "./contact-details.server";
import { keepChallenge } from "./internal/passkeys.server";

/** What the actor's browser needs to make a passkey, as the WebAuthn standard writes it in JSON. Good for five minutes. */
export async function beginPasskey(actor: Actor, clock: Clock = realClock) {
  const { personId, chosenName } = actor;
  const [email, passkeys, practice] = await Promise.all([
    emailOf(db, personId),
    db.credential.findMany({
      where: { personId, kind: "passkey" },
      select: { passkeyId: true, transports: true },
    }),
    db.practice.findFirst({ select: { shortName: true } }),
  ]);
  const options = await creationOptions({
    practice: practice?.shortName ?? "Attune",
    ...{ personId, chosenName, email },
    known: passkeys.map(({ passkeyId, transports }) => ({ id: passkeyId ?? "", transports })),
  });
  await keepChallenge(options.challenge, personId, clock());
  return options;
}
