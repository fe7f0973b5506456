import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { shortAddress } from "#app/domain/audit/short-address";
import type { Actor } from "#app/domain/shared/actor";
import { readSessionCookie } from "./session-cookie.server";

type SignedIn = Awaited<ReturnType<typeof validateSession>>;

/** What names one HTTP request: Remix makes new Request objects for each loader but hands round one context. */
type Asked = { request: Request; context?: { address?: string } };

const seen = new WeakMap<object, Promise<SignedIn>>();

/** The session of a request, looked up once however many loaders ask. */
export function signedInOf({ request, context }: Asked): Promise<SignedIn> {
  const key = context ?? request;
  let found = seen.get(key);
  if (!found) {
    const token = readSessionCookie(request);
    found = token ? validateSession(token) : Promise.resolve(null);
    seen.set(key, found);
  }
  return found;
}

export async function actorOf(asked: Asked): Promise<Actor | null> {
  const actor = (await signedInOf(asked))?.actor;
  return actor ? { ...actor, address: shortAddress(asked.context?.address) } : null;
}
