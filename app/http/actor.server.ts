import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { shortAddress } from "#app/domain/audit/short-address";
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
    found = find(request, context?.address);
    seen.set(key, found);
  }
  return found;
}

async function find(request: Request, address: string | undefined): Promise<SignedIn> {
  const token = readSessionCookie(request);
  const valid = token ? await validateSession(token) : null;
  return valid && { ...valid, actor: { ...valid.actor, address: shortAddress(address) } };
}
