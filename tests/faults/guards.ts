/** A guard, how it is taken away, and the tests that must notice. */
export type Guard = {
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  put: string;
  /** Vitest project, and a part of the test file's name. */
  tests: ["unit" | "integration", string];
};

export const GUARDS: Guard[] = [
  {
    name: "a partner reads the other's private thread",
    file: "app/domain/messaging/internal/thread-access.server.ts",
    find: "(t.audience = 'private' AND t.member_person_id = $1::uuid)",
    put: "t.audience = 'private'",
    tests: ["integration", "messaging-private"],
  },
  {
    name: "a partner reads and pays the other's share",
    file: "app/domain/billing/internal/share-rows.server.ts",
    find: "(personId: string) => ({ personId })",
    put: "(_personId: string) => ({})",
    tests: ["integration", "billing-invoices"],
  },
  {
    name: "a partner opens the other's form",
    file: "app/domain/intake/internal/item-rows.server.ts",
    find: "WHERE i.id = $1::uuid AND p.person_id = $2::uuid AND EXISTS (",
    put: "WHERE i.id = $1::uuid AND $2::uuid IS NOT NULL AND EXISTS (",
    tests: ["integration", "intake-answers"],
  },
  {
    name: "a client reads of looks at the partner's private things",
    file: "app/domain/audit/record-access-queries.server.ts",
    find: "e.subject_person_id IS NULL",
    put: "true",
    tests: ["integration", "audit-log"],
  },
  {
    name: "a therapist reads who looked at another's chart",
    file: "app/domain/audit/record-access-queries.server.ts",
    find: "if (!isOnTeam) throw notFound();",
    put: "void isOnTeam;",
    tests: ["integration", "audit-log"],
  },
  {
    name: "a write from another site is taken",
    file: "server/request-guard.ts",
    find: "if (!isWebhook && !comesFromUs(request, origin)) return { status: 403 };",
    put: "void comesFromUs;",
    tests: ["integration", "server-guard"],
  },
  {
    name: "fields that a form does not name are taken",
    file: "app/http/strict-schema.ts",
    find: "return schema.def.catchall ? schema : schema.strict();",
    put: "return schema;",
    tests: ["integration", "server-answers"],
  },
  {
    name: "a sealed value opens in another place",
    file: "app/platform/crypto/cipher.server.ts",
    find: "const parts = [place.table, place.column, place.rowId, place.compartmentId, keyId];",
    put: "const parts = [keyId];",
    tests: ["unit", "cipher"],
  },
  {
    name: "a sealed value opens with another compartment's key",
    file: "app/platform/crypto/seal.server.ts",
    find: 'if (key?.compartmentId !== place.compartmentId) throw new Error("sealed in another compartment");',
    put: 'if (!key) throw new Error("no key");',
    tests: ["integration", "platform-sealing"],
  },
  {
    name: "a link with a forged signature is followed",
    file: "app/platform/crypto/signed-link.server.ts",
    find: "if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;",
    put: "void [actual, expected, timingSafeEqual];",
    tests: ["unit", "signed-link"],
  },
  {
    name: "a mailed link signs in twice",
    file: "app/domain/accounts/internal/one-time-tokens.server.ts",
    find: "{tokenHash} AND purpose = 'sign_in' AND used_at IS NULL AND",
    put: "{tokenHash} AND purpose = 'sign_in' AND",
    tests: ["integration", "accounts-sign-in"],
  },
  {
    name: "passwords may be tried without end",
    file: "app/domain/accounts/sign-in-with-password.server.ts",
    find: 'await countTry(["sign-in-account", email], ["sign-in-address", origin.ip]);',
    put: "void countTry;",
    tests: ["integration", "accounts-sign-in"],
  },
  {
    name: "an old webhook is taken",
    file: "app/platform/stripe/webhook.server.ts",
    find: 'if (age > OLDEST_SECONDS) throw new WebhookRejected("too-old");',
    put: "void OLDEST_SECONDS;",
    tests: ["integration", "stripe-gateway-webhooks"],
  },
  {
    name: "a forged webhook is taken",
    file: "app/platform/stripe/webhook.server.ts",
    find: "return Stripe.webhooks.constructEvent(payload, header, secret, 0);",
    put: "return JSON.parse(payload.toString());",
    tests: ["integration", "stripe-gateway-webhooks"],
  },
  {
    name: "two sessions of one therapist overlap",
    file: "prisma/migrations/20261124000000_first_schema/migration.sql",
    find: "therapist_id WITH =, tstzrange(blocked_from, blocked_until) WITH &&",
    put: "id WITH =, tstzrange(blocked_from, blocked_until) WITH &&",
    tests: ["integration", "database-invariants"],
  },
  {
    name: "somebody attends two sessions at once",
    file: "prisma/migrations/20261124000000_first_schema/migration.sql",
    find: "person_id WITH =, tstzrange(starts_at, ends_at) WITH &&",
    put: "id WITH =, tstzrange(starts_at, ends_at) WITH &&",
    tests: ["integration", "database-invariants"],
  },
  {
    name: "the application changes what is written once",
    file: "prisma/migrations/20261126090000_application_role_and_audit_seals/migration.sql",
    find: "REVOKE UPDATE, DELETE ON\n",
    put: "REVOKE REFERENCES ON\n",
    tests: ["integration", "application-user"],
  },
  {
    name: "the audit log is changed without a trace",
    file: "app/domain/audit/internal/audit-chain.server.ts",
    find: "for (const field of FIELDS) hmac.update(lengthPrefixed(event[field]));",
    put: "hmac.update(lengthPrefixed(event.id));",
    tests: ["integration", "audit-seals"],
  },
  {
    name: "the end of the audit log is cut without a trace",
    file: "app/domain/audit/verify-audit.server.ts",
    find: 'if (newest > last) return [finding("tail-cut", newest)];',
    put: "void last;",
    tests: ["integration", "audit-seals"],
  },
  {
    name: "an event is written before the clock has come to it",
    file: "prisma/migrations/20261126090000_application_role_and_audit_seals/migration.sql",
    find: "IF NOT isfinite(NEW.at) OR NEW.at > clock_timestamp() + interval '1 minute' THEN",
    put: "IF false THEN",
    tests: ["integration", "application-user"],
  },
  {
    name: "a temporary table takes the audit events",
    file: "app/domain/audit/record-event.server.ts",
    find: "INSERT INTO public.audit_event (",
    put: "INSERT INTO audit_event (",
    tests: ["integration", "application-user"],
  },
  {
    name: "the owner reads of the private safety screen",
    file: "app/domain/audit/audit-queries.server.ts",
    find: "const conditions = [Prisma.sql`e.action <> 'safety-concern-raised'`];",
    put: "const conditions: Prisma.Sql[] = [];",
    tests: ["integration", "audit-log"],
  },
  {
    name: "a write whose line broke is done again",
    file: "app/platform/db/transaction.server.ts",
    find: "line === null || !(line.hasWritten || line.isCommitted);",
    put: "true || line;",
    tests: ["integration", "platform-read-again"],
  },
  {
    name: "a statement that writes is asked again",
    file: "app/platform/db/read-again.server.ts",
    find: "if (!isRead(sql) || !isLineCut(error)) throw error;",
    put: "if (!isLineCut(error)) throw error;",
    tests: ["unit", "read-again"],
  },
  {
    name: "what somebody wrote waits in the queue",
    file: "app/platform/jobs/queue.server.ts",
    find: "for (const { data } of jobs) refuseContent(data.job, data.payload);",
    put: "void refuseContent;",
    tests: ["integration", "platform-jobs"],
  },
  {
    name: "a failed job keeps what its error says",
    file: "app/platform/jobs/failure.ts",
    find: 'typeof error === "string" && CLASS.test(error) ? error : "Error"',
    put: "String(error)",
    tests: ["unit", "failure"],
  },
  {
    name: "somebody of the office settles what only the owner may",
    file: "app/domain/upkeep/internal/settle-letter.server.ts",
    find: 'if (!hasPermission(actor, "owner")) throw notFound();',
    put: "void hasPermission;",
    tests: ["integration", "upkeep-background-work"],
  },
];
