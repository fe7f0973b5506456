import { type Clock, realClock } from "#app/domain/shared/time";
import { requestOptions } from "#app/platform/passkeys/webauthn.server";
import { countTry } from "./internal/limits.server";
import { keepChallenge } from "./internal/passkeys.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * What a browser needs to prove a passkey, as the WebAuthn standard writes it in JSON: the same for everybody, good for five
 * minutes. Raises "too-many-attempts".
 */
export async function beginPasskeySignIn(origin: SessionOrigin, clock: Clock = realClock) {
  await countTry(["passkey-address", origin.ip]);
  const options = await requestOptions();
  await keepChallenge(options.challenge, null, clock());
  return options;
}
