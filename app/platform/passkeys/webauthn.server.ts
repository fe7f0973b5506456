import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { env } from "#app/platform/env.server";

/** A passkey as it is kept: `id` is how browser and authenticator name it. */
export type KeptPasskey = { id: string; publicKey: Uint8Array; signCount: number; transports: string[] };

/** Loaded with the first passkey: most requests of a server need none of it. */
const library = () => import("@simplewebauthn/server");

const origin = (): string => env().appOrigin;
/** A passkey belongs to this host and is offered to no other. */
const host = (): string => new URL(origin()).hostname;

type Known = Pick<KeptPasskey, "id" | "transports">;
type Owner = { practice: string; personId: string; email: string; chosenName: string; known: Known[] };

/** What a browser needs to make a passkey that its owner unlocks: two factors in one, found without typing a name. */
export async function creationOptions({ practice, personId, email, chosenName, known }: Owner) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: practice,
    rpID: host(),
    userID: new Uint8Array(Buffer.from(personId)),
    userName: email,
    userDisplayName: chosenName,
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** What a browser needs to prove any of its owner's passkeys. */
export async function requestOptions() {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({ rpID: host(), userVerification: "required" });
}

type Answer = { id: string; response: { clientDataJSON: string } };

/** A browser's answer with the challenge it was made for; null when it is no answer at all. Nothing of it is checked yet. */
export function readAnswer(text: string): { answer: Answer; challenge: string } | null {
  const answer = asRecord(parsed(text));
  const response = asRecord(answer?.response);
  if (typeof answer?.id !== "string" || typeof response?.clientDataJSON !== "string") return null;
  const said = asRecord(parsed(Buffer.from(response.clientDataJSON, "base64url").toString("utf8")));
  if (typeof said?.challenge !== "string") return null;
  return { answer: answer as unknown as Answer, challenge: said.challenge };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;

/** The passkey that an answer made, or null when the answer does not hold. `challenge` has been found to be one of ours. */
export async function checkCreation(answer: Answer, challenge: string): Promise<KeptPasskey | null> {
  const { verifyRegistrationResponse } = await library();
  // The library throws for everything that does not hold.
  const checked = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin(),
    expectedRPID: host(),
    requireUserVerification: true,
  }).catch(() => null);
  const made = checked?.verified ? checked.registrationInfo?.credential : null;
  if (!made) return null;
  return {
    id: made.id,
    publicKey: made.publicKey,
    signCount: made.counter,
    transports: made.transports ?? [],
  };
}

/** The new count of signatures when the answer proves the passkey, or null when it does not. */
export async function checkProof(
  answer: Answer,
  challenge: string,
  { id, publicKey, signCount, transports }: KeptPasskey,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library();
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin(),
    expectedRPID: host(),
    credential: { id, publicKey: new Uint8Array(publicKey), counter: signCount, transports },
    requireUserVerification: true,
  }).catch(() => null);
  return checked?.verified ? checked.authenticationInfo.newCounter : null;
}
