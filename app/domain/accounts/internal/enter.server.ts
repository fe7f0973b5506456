import { shortAddress } from "#app/domain/audit/short-address";
import type { Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { together } from "#app/platform/db/together";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type SessionOrigin, startSession } from "../sign-in-session.server";
import { noteDevice } from "./known-devices.server";
import { personActor } from "./person-actor.server";
import { recordAccountEvent } from "./record-account-event.server";

/** A new session: `token` for the cookie, `roles` to choose the first page by. */
export type Entered = { token: string; personId: string; roles: Role[] };

/** Opens a session and writes it down; of a device or place that is new its owner is told. Raises "sign-in-failed" for somebody who has been deactivated. */
export async function enter(tx: Tx, personId: string, origin: SessionOrigin): Promise<Entered> {
  const actor = await personActor(tx, personId);
  if (!actor) throw new DomainError("sign-in-failed");
  const [token] = await together(
    startSession(tx, personId, origin),
    recordAccountEvent(tx, actor, "sign-in", { address: shortAddress(origin.ip) }),
  );
  await noteDevice(tx, personId, origin);
  return { token, personId, roles: actor.roles };
}

/**
 * A failed try leaves a trace of its own, in a transaction that stays when the caller's is given up. `countIn` counts it
 * there too.
 */
export async function recordFailedSignIn(
  personId: string | null,
  origin: SessionOrigin,
  countIn?: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inTransaction(async (tx) => {
    await countIn?.(tx);
    await recordAccountEvent(tx, null, "sign-in-failed", {
      personId,
      result: "denied",
      address: shortAddress(origin.ip),
    });
  });
}
