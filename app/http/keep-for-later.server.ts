import { type KeptFields, keepForm } from "#app/domain/accounts/keep-form.server";
import { lateOwner } from "#app/domain/accounts/kept-form-queries.server";
import { type ActionName, mayTry, needsFreshProof, needsSignIn } from "#app/domain/accounts/policy";
import { lapseSession } from "#app/domain/accounts/sign-in-session.server";
import type { Actor } from "#app/domain/shared/actor";
import type { Declaration } from "./declaration";
import { parseForm } from "./parse-form.server";
import { redirectTo } from "./respond.server";
import { isSecret } from "./secret-fields";
import { readSessionCookie } from "./session-cookie.server";

/** What moves money, signs or ends something is not sent an hour later by one press. */
const NEVER_LATE: readonly ActionName[] = [
  "invoices.pay-own",
  "payments.refund",
  "cards.manage-own",
  "consents.sign-own",
  "disclosure.acknowledge-own",
  "staff.end",
  "devices.end-own",
];

/** In an address: only keep what comes, and end the session. The page asks for it when its time is over. */
const KEEP_ONLY = "keep-only";

type SignedIn = { actor: Actor } | null;

/**
 * A form that cannot be taken now and that nobody is to type again: it is kept for its person, who comes to it by signing in
 * or by proving themself once more. `isStale`: they are signed in, and the proof that the page asks for is too old. Null when
 * the form can be taken, or cannot be kept.
 */
export async function keepForLater(
  declaration: Declaration,
  request: Request,
  signedIn: SignedIn,
  isStale: boolean,
): Promise<Response | null> {
  if (request.method !== "POST" || !needsSignIn(declaration.may)) return null;
  // Nothing is kept for somebody of a page that is not theirs: they are refused as for any other.
  if (signedIn && !mayTry(signedIn.actor, declaration.may)) return null;
  const { isKeepOnly, path } = readAddress(request);
  // The time of that page is over: with what it sends ends the session that it was shown in.
  if (isKeepOnly && signedIn) await lapseSession(signedIn.actor);
  const stays = isKeepOnly ? null : signedIn;
  const personId = signedIn ? signedIn.actor.personId : await latePerson(declaration, request);
  const isToKeep = isKeepOnly || isStale || !signedIn;
  const isKeepable = declaration.form && !declaration.files && !NEVER_LATE.includes(declaration.may);
  const canKeep = isKeepable && personId && !signedIn?.actor.awaits;
  if (!isToKeep || !canKeep) return isKeepOnly ? goTo(path, stays, isStale) : null;
  const fields = await writtenFields(declaration, request);
  return goTo(`/kept/${await keepForm(personId, { path, fields })}`, stays, isStale);
}

/** The page that a form is for, without what its address says about keeping. */
function readAddress(request: Request): { isKeepOnly: boolean; path: string } {
  const { pathname, searchParams } = new URL(request.url);
  const isKeepOnly = searchParams.has(KEEP_ONLY);
  for (const name of [KEEP_ONLY, "kept"]) searchParams.delete(name);
  // "?index" names a route and has no value.
  const search = searchParams.toString().replace(/\bindex=(?=&|$)/, "index");
  return { isKeepOnly, path: search ? `${pathname}?${search}` : pathname };
}

async function latePerson({ may }: Declaration, request: Request): Promise<string | null> {
  const token = readSessionCookie(request);
  if (!token || needsFreshProof(may)) return null;
  return lateOwner(token);
}

const writtenFields = async (declaration: Declaration, request: Request): Promise<KeptFields> =>
  [...(await parseForm(request)).entries()].filter((field): field is [string, string] => {
    const [name, value] = field;
    return typeof value === "string" && !isSecret(name, declaration);
  });

function goTo(path: string, signedIn: SignedIn, isStale: boolean): Response {
  const next = encodeURIComponent(path);
  if (signedIn && !isStale) return redirectTo(path);
  if (signedIn) return redirectTo(`/confirm?next=${next}`);
  const text = path.startsWith("/kept/")
    ? "You were signed out after a while. What you wrote is kept: sign in to go on."
    : "You were signed out after a while. Sign in to go on.";
  return redirectTo(`/sign-in?next=${next}`, { flash: { kind: "info", text } });
}
