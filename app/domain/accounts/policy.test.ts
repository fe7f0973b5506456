import { expect, test } from "vitest";
import type { Actor } from "#app/domain/shared/actor";
import {
  type ActionName,
  type Column,
  isForHalfSignedIn,
  mayPerform,
  mayTry,
  needsFreshProof,
  needsSignIn,
  POLICY,
  relationsThatMay,
} from "./policy";

const anActor = (changes: Partial<Actor> = {}): Actor => ({
  personId: "p",
  sessionId: "s",
  roles: [],
  permissions: [],
  therapistId: null,
  chosenName: "Robin",
  zone: "America/New_York",
  ...changes,
});

/** Who holds one column, and what they ask as: themselves, whoever is signed in, and anyone. */
const HOLDERS: [Actor | null, Column[]][] = [
  [null, ["anyone"]],
  [anActor(), ["anyone", "signed-in"]],
  [anActor({ roles: ["client"] }), ["anyone", "signed-in", "client"]],
  [anActor({ roles: ["therapist"] }), ["anyone", "signed-in", "therapist"]],
  [anActor({ roles: ["client", "therapist"] }), ["anyone", "signed-in", "client", "therapist"]],
  [anActor({ roles: ["admin"] }), ["anyone", "signed-in"]],
  [anActor({ roles: ["admin"], permissions: ["billing"] }), ["anyone", "signed-in", "admin:billing"]],
  [anActor({ roles: ["admin"], permissions: ["practice"] }), ["anyone", "signed-in", "admin:practice"]],
  [
    anActor({ roles: ["admin"], permissions: ["owner"] }),
    ["anyone", "signed-in", "admin:billing", "admin:practice", "owner"],
  ],
  // A permission is nothing without its role, and a role nothing before the second factor.
  [anActor({ roles: ["client"], permissions: ["owner"] }), ["anyone", "signed-in", "client"]],
  [anActor({ roles: ["therapist"], awaits: "second-factor" }), ["anyone", "half-signed-in"]],
  [anActor({ roles: ["therapist"], awaits: "set-up" }), ["anyone", "setting-up"]],
];

const ACTIONS = Object.keys(POLICY) as ActionName[];

test("everybody gets what the columns they hold say of every action, and nothing else", () => {
  for (const [actor, columns] of HOLDERS) {
    for (const action of ACTIONS) {
      const said = columns.flatMap((column) => POLICY[action][column] ?? []);
      expect(relationsThatMay(actor, action), `${columns.at(-1)} ${action}`).toEqual(said);
      expect(mayTry(actor, action)).toBe(said.length > 0);
    }
  }
});

test("an action or a relation that the table does not know is for nobody", () => {
  const owner = anActor({ roles: ["client", "therapist", "admin"], permissions: ["owner"] });
  for (const action of ["", "charts.burn", "toString", "__proto__", "constructor"]) {
    expect(mayTry(owner, action)).toBe(false);
    expect(mayTry(null, action)).toBe(false);
    expect(needsSignIn(action)).toBe(true);
    for (const relation of ["none", "practice", "own", "toString"])
      expect(mayPerform(owner, action, relation)).toBe(false);
  }
  for (const action of ACTIONS)
    for (const relation of ["", "stranger", "length", "0"])
      expect(mayPerform(owner, action, relation)).toBe(false);
});

test("a partner, another therapist and the office are not what a private thing asks for", () => {
  const client = anActor({ roles: ["client"] });
  expect(mayPerform(client, "messages.read-own", "reader")).toBe(true);
  expect(mayPerform(client, "messages.read-own", "member")).toBe(false);
  expect(mayPerform(client, "intake.read-own", "member")).toBe(false);
  expect(mayPerform(client, "documents.take-back-own", "reader")).toBe(false);
  const therapist = anActor({ roles: ["therapist"] });
  expect(mayPerform(therapist, "notes.read", "practice")).toBe(false);
  expect(mayPerform(therapist, "notes.write", "care-team")).toBe(false);
  const owner = anActor({ roles: ["admin"], permissions: ["owner"] });
  for (const action of ["notes.read", "answers.read", "messages.read-care-team", "messages.read-own"])
    expect(mayTry(owner, action)).toBe(false);
});

test("what moves money, changes who pays or takes much out of the house asks for a fresh proof; looking does not", () => {
  const asking = ["payments.refund", "split-rules.edit", "exports.read", "audit.export"] as const;
  expect(asking.filter((action) => !needsFreshProof(action))).toEqual([]);
  const looking = ["invoices.read-all", "households.read", "audit.read", "aging.read"] as const;
  expect(looking.filter(needsFreshProof)).toEqual([]);
});

test("every line lets somebody in, and says no more of visitors than that they come", () => {
  for (const action of ACTIONS) {
    const { fresh: _fresh, ...columns } = POLICY[action];
    expect(Object.values(columns).flat(), action).not.toEqual([]);
    if ("anyone" in columns) expect(Object.keys(columns), action).toEqual(["anyone"]);
    if (needsFreshProof(action)) expect(needsSignIn(action), action).toBe(true);
  }
  expect(ACTIONS.filter(isForHalfSignedIn)).toEqual(["second-factor.give"]);
});
