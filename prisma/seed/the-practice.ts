import { publishStandardForms } from "#app/domain/intake/publish-standard-forms.server";
import { makePractice } from "#app/domain/practice/make-practice.server";
import { inTransaction } from "#app/platform/db/transaction.server";

export const ZONE = "America/New_York";

const RIVERMIST = {
  name: "Rivermist Couples Counseling",
  shortName: "Rivermist",
  tagline: "Find your way back to each other.",
  email: "hello@rivermist.example.com",
  phone: "(804) 555-0100",
  addressLine: "12 Mill Street",
  city: "Richmond",
  state: "VA",
  postalCode: "23220",
  zone: ZONE,
  states: ["VA", "NC"],
};

/** The practice as the standard has it, its prices in force since the year began. */
export async function makeRivermist(): Promise<void> {
  await inTransaction(async (tx) => {
    await makePractice(tx, RIVERMIST, "2026-01-01");
    await publishStandardForms(tx);
  });
}
