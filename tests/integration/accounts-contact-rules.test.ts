import { expect, test } from "vitest";
import { contactWordsOf, ownContactRules } from "#app/domain/accounts/contact-rule-queries.server";
import { USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { contactSchema } from "#app/domain/accounts/contact-schemas";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { db } from "#app/platform/db/client.server";
import { couple } from "#tests/fixtures/booked-world";

test("each partner has rules of their own; who said nothing has the usual ones", async () => {
  const strict = { ...USUAL_RULES, mayCall: false, namesPractice: false, quietFrom: 0, quietUntil: 600 };
  await setContactRules(couple.a, strict);
  expect(await ownContactRules(couple.a)).toEqual(strict);
  expect(await ownContactRules(couple.b)).toEqual(USUAL_RULES);
  const words = await contactWordsOf([couple.a.personId, couple.b.personId]);
  expect(words).toEqual({ [couple.a.personId]: ["Never call", "Do not name the practice"] });
  const events = await db.auditEvent.findMany({ where: { action: "contact-rules-changed" } });
  expect(events.map(({ actorPersonId }) => actorPersonId)).toEqual([couple.a.personId]);
});

test("every mail to somebody calls the practice as they want it called", async () => {
  expect(await mailSender(db, couple.a.personId)).toEqual({ name: "your practice", phone: "" });
  expect(await mailSender(db, couple.b.personId)).toEqual({ name: "Rivermist", phone: "(555) 555-0100" });
  expect(await mailSender(db, null)).toEqual({ name: "Rivermist", phone: "(555) 555-0100" });
});

test("the defaults of the database are those of the rules", async () => {
  await db.$executeRaw`INSERT INTO contact_rule (person_id, updated_at) VALUES (${couple.b.personId}::uuid, now())`;
  expect(await ownContactRules(couple.b)).toEqual(USUAL_RULES);
});

test("quiet hours leave room to be reached", () => {
  const hours = (quietFrom: string, quietUntil: string) =>
    contactSchema.safeParse({ intent: "rules", quietFrom, quietUntil }).success;
  expect(hours("1260", "480")).toBe(true);
  expect(hours("0", "0")).toBe(true);
  expect(hours("480", "450")).toBe(false);
  expect(hours("1265", "480")).toBe(false);
  expect(hours("1440", "480")).toBe(false);
});
