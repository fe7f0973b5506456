import type { Actor } from "#app/domain/shared/actor";
import type { Tx } from "#app/platform/db/transaction.server";
import { authenticatorOf, takeCode } from "./authenticator.server";
import { countFailure } from "./failures.server";
import { recordAccountEvent } from "./record-account-event.server";
import { spendRecoveryCode } from "./recovery-codes.server";
import { tellOfChange } from "./tell-of-change.server";

/** What somebody gives as their second factor: a code of their app, or a recovery code. */
export type SecondFactor = { kind: "app" | "recovery"; code: string };

/** Uses up one proof of the second factor; false when it is none. A recovery code used is told to its owner by mail. */
export async function takeSecondFactor(
  tx: Tx,
  actor: Actor,
  { kind, code }: SecondFactor,
  now: Date,
): Promise<boolean> {
  if (kind === "recovery") {
    if (!(await spendRecoveryCode(tx, actor.personId, code, now))) return false;
    await recordAccountEvent(tx, actor, "recovery-code-used");
    await tellOfChange(tx, actor.personId, "recovery-code-used");
    return true;
  }
  const app = await authenticatorOf(tx, actor, "in-use");
  if (!app) return false;
  if (await takeCode(tx, app, code, now)) return true;
  await countFailure(tx, app.id, "app-locked");
  return false;
}
