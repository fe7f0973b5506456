import type { Guard } from "./guard";

export const GUARDS_OF_THE_POLICY: Guard[] = [
  {
    name: "money is given back from a screen that somebody left",
    file: "app/domain/accounts/policy.ts",
    find: '"payments.refund": { ...byBilling, ...fresh },',
    put: '"payments.refund": byBilling,',
    tests: ["unit", "policy"],
  },
  {
    name: "fields are taken where something is made of a form",
    file: "app/http/strict-schema.ts",
    find: "return new z.ZodPipe({ ...schema.def, in: strictly(schema.in as z.ZodType) });",
    put: "return schema;",
    tests: ["unit", "strict-schema"],
  },
  {
    name: "a form that takes any field is declared",
    file: "app/http/declaration.ts",
    find: "for (const schema of [form, json]) if (schema) strictly(schema);",
    put: "void [form, json, strictly];",
    tests: ["unit", "declaration"],
  },
  {
    name: "what is not for visitors is open",
    file: "app/http/declaration.ts",
    find: 'if (needsSignIn(may) !== (kind === "guarded"))',
    put: 'if (kind === "guarded" && !needsSignIn(may))',
    tests: ["unit", "declaration"],
  },
  {
    name: "a route does what the policy table does not know",
    file: "app/http/declaration.ts",
    find: "if (!isInPolicy(may))",
    put: "if (!may)",
    tests: ["unit", "declaration"],
  },
  {
    name: "a relation that the table does not name is enough",
    file: "app/domain/accounts/policy.ts",
    find: "relationsThatMay(actor, action).some((one) => one === relation);",
    put: "relationsThatMay(actor, action).length > 0 && relation !== null;",
    tests: ["unit", "accounts/policy"],
  },
  {
    name: "an action that the table does not know is for visitors",
    file: "app/domain/accounts/policy.ts",
    find: '!("anyone" in lineOf(action));',
    put: 'isInPolicy(action) && !("anyone" in lineOf(action));',
    tests: ["unit", "accounts/policy"],
  },
  {
    name: "a role counts before the second factor",
    file: "app/domain/accounts/policy.ts",
    find: 'if (actor.awaits) return ["anyone", actor.awaits',
    put: 'if (!actor) return ["anyone", actor?.awaits',
    tests: ["unit", "accounts/policy"],
  },
  {
    name: "whoever lacks the role is let in",
    file: "app/http/admit.server.ts",
    find: "if (mayTry(actor, may)) {",
    put: "if (actor) {",
    tests: ["integration", "server-answers"],
  },
  {
    name: "another on the care team reads a draft of a note",
    file: "app/domain/notes/internal/note-rows.server.ts",
    find: '{ note: { state: "signed" } }',
    put: "{}",
    tests: ["integration", "notes-signing"],
  },
];
