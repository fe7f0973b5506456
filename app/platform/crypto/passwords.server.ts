import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { atMost } from "#app/platform/at-most";

/** argon2id with 19 MiB and two passes (OWASP), worked off the event loop by the thread pool. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** More at once are no faster, and each holds its memory. */
const inTurn = atMost(availableParallelism());

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, password));

let decoy: Promise<string> | null = null;

/** Takes as long as a real check and is always false: an unknown address answers no faster than a known one. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  decoy ??= hashPassword("a password that nobody has");
  await verifyPassword(await decoy, password);
  return false;
}
