import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import type { Actor } from "#app/domain/shared/actor";
import { readSessionCookie } from "./session-cookie.server";

type SignedIn = Awaited<ReturnType<typeof validateSession>>;

/** What names one HTTP request: Remix makes new Request objects for each loader but hands round one context. */
type Asked = { request: Request; context?: object };

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

export const actorOf = async (asked: Asked): Promise<Actor | null> =>
  (await signedInOf(asked))?.actor ?? null;
