import type { Guard } from "./guard";

export const GUARDS_OF_RECORDS: Guard[] = [
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
    name: "something private is sent before its rule was read",
    file: "app/domain/charts/audience-reach.server.ts",
    find: "if (!isAlone && !(await hasAcknowledgedDisclosure(tx, wanted.chartId, actor.personId))) {",
    put: "if (!isAlone && !hasAcknowledgedDisclosure) {",
    tests: ["integration", "documents-who-sees"],
  },
  {
    name: "a record that was opened in an emergency stays open",
    file: "app/domain/charts/internal/emergency-rows.server.ts",
    find: "  expiresAt: { gt: now },\n",
    put: "  openedAt: { lt: new Date(now.getTime() + 1) },\n",
    tests: ["integration", "emergency-access"],
  },
  {
    name: "any admin opens a record in an emergency",
    file: "app/domain/charts/open-emergency-access.server.ts",
    find: 'if (!hasPermission(actor, "owner")) throw notFound();',
    put: "void hasPermission;",
    tests: ["integration", "emergency-access"],
  },
  {
    name: "an owner opens a record of their own household in an emergency",
    file: "app/domain/charts/internal/emergency-rows.server.ts",
    find: "members: { some: { personId: actor.personId } }",
    put: "members: { some: { personId: NOBODY, id: actor.personId } }",
    tests: ["integration", "emergency-access"],
  },
  {
    name: "whoever has the database finds out whether an address is in it",
    file: "app/platform/crypto/lookup.server.ts",
    find: 'Buffer.from(env().lookupKey, "base64")',
    put: "env().lookupKey.slice(0, 0)",
    tests: ["integration", "stolen-database"],
  },
  {
    name: "an address opens in anybody's row",
    file: "app/domain/accounts/contact-details.server.ts",
    find: "({ compartmentId, table, column, rowId })",
    put: "({ compartmentId, table, column, rowId: rowId.slice(0, 0) })",
    tests: ["integration", "accounts-addresses"],
  },
  {
    name: "the log repeats whom a mail could not be sent to",
    file: "app/platform/mail/send.server.ts",
    find: "  throw new MailNotTaken(error, lastError);\n",
    put: "  throw error ?? new MailNotTaken(error, lastError);\n",
    tests: ["integration", "platform-mail"],
  },
];
