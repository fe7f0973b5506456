import { needsSignIn, relationsThatMay } from "#app/domain/accounts/policy";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import type { AuditObject } from "#app/domain/audit/audit-actions";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { shortAddress } from "#app/domain/audit/short-address";
import type { Actor } from "#app/domain/shared/actor";
import { isUuid } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { consumeRead } from "#app/platform/rate-limit/limit-of-reads.server";
import type { Declaration } from "./declaration";
import { readSessionCookie } from "./session-cookie.server";

export type Denied = {
  declaration: Declaration;
  status: number;
  actor: Actor | null;
  params: Record<string, string | undefined>;
  address: string | undefined;
};

/** Only look, or ask for another proof: with these somebody is sent elsewhere, or told that they are nobody here. */
const SENT_AWAY: readonly number[] = [302, 401];
const NO_SUCH_LINK: readonly number[] = [404, 410];

/**
 * Writes down that somebody was refused: whoever is signed in each time, by name and for the record of which id; visitors,
 * whoever is half signed in and whoever holds no good link by their network, and so often in a minute.
 */
export async function noteDenial({ declaration, status, actor, params, address }: Denied): Promise<void> {
  const { may } = declaration;
  if (status === 404 && actor) {
    await recordDenial(actor, params);
    return;
  }
  const isAway = SENT_AWAY.includes(status) && needsSignIn(may) && (!actor || actor.awaits);
  if (isAway) await recordBounded(actor, "route", address);
  const isLink = relationsThatMay(null, may).includes("holder") && Object.keys(params).length > 0;
  if (isLink && NO_SUCH_LINK.includes(status)) await recordBounded(actor, "link", address);
}

/** A write that another site made a browser send, with the session of whoever sits before it. */
export async function noteForeignWrite(cookies: string, address: string): Promise<void> {
  const token = readSessionCookie(new Request("http://own.invalid", { headers: { Cookie: cookies } }));
  if (!token || !(await isWithinBounds(address))) return;
  const signedIn = await validateSession(token);
  if (signedIn) await record(signedIn.actor, "foreign-write", address);
}

/** A flood must not fill the log: of one network so many in a minute, in each process. */
const isWithinBounds = async (address: string | undefined): Promise<boolean> =>
  (await consumeRead("denial-network", shortAddress(address) ?? "unknown")).ok;

async function recordBounded(actor: Actor | null, kind: AuditObject, address?: string): Promise<void> {
  if (await isWithinBounds(address)) await record(actor, kind, address);
}

const record = (actor: Actor | null, objectKind: AuditObject, address?: string): Promise<void> =>
  recordEvent(db, actor, {
    ...{ action: "access-denied", objectKind, result: "denied" },
    address: shortAddress(address),
  });
const idIn = (value: string | undefined): string | null => (value && isUuid(value) ? value : null);

/**
 * Names who asked, when, and for the record of which id, whether there is one or not. A chart that was asked for hears of
 * it in its own list; which page it was is in the request log, under the same session.
 */
async function recordDenial(actor: Actor, params: Denied["params"]): Promise<void> {
  const [objectId = null] = Object.values(params).flatMap((value) => idIn(value) ?? []);
  await recordEvent(db, actor, {
    ...{ action: "access-denied", objectKind: "route", objectId, result: "denied" },
    chartId: idIn(params.chartId),
  });
}
