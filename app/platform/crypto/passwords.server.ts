import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB and two passes (OWASP), worked off the event loop by the thread pool. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password);

let decoy: Promise<string> | null = null;

/** Takes as long as a real check and is always false: an unknown address answers no faster than a known one. */
export async function verifyAgainstNothing(password: string): Promise<false> {
  decoy ??= hashPassword("a password that nobody has");
  await verify(await decoy, password);
  return false;
}
