import type { AuditAction } from "#app/domain/audit/audit-actions";
import type { Actor } from "#app/domain/shared/actor";
import type { Tx } from "#app/platform/db/transaction.server";
import type { SecurityChange } from "../security-words";
import { recordAccountEvent } from "./record-account-event.server";
import { tellOfChange } from "./tell-of-change.server";

/** How a change is called in the log. */
const ACTIONS: Partial<Record<SecurityChange, AuditAction>> = {
  "password-set": "password-changed",
  "password-changed": "password-changed",
  "password-reset": "password-changed",
  "password-removed": "password-changed",
  "app-added": "second-factor-added",
  "app-removed": "second-factor-removed",
  "passkey-added": "second-factor-added",
  "passkey-removed": "second-factor-removed",
  "recovery-codes-made": "recovery-codes-made",
  "recovery-code-used": "recovery-code-used",
  "email-change-asked": "email-change-asked",
  "email-changed": "email-changed",
};

/** Writes down and mails a change that somebody made to how they sign in, in the transaction that makes it. */
export async function recordSecurityChange(tx: Tx, actor: Actor, change: SecurityChange): Promise<void> {
  const { personId } = actor;
  const action = ACTIONS[change];
  if (action) {
    await recordAccountEvent(tx, actor, action);
  }
  await tellOfChange(tx, personId, change);
}
