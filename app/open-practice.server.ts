import { inviteFirstOwner } from "#app/domain/accounts/invite-first-owner.server";
import { emailField, nameField } from "#app/domain/accounts/schemas";
import { publishStandardForms } from "#app/domain/intake/publish-standard-forms.server";
import { makePractice } from "#app/domain/practice/make-practice.server";
import { newPracticeSchema } from "#app/domain/practice/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { dateInZone } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";

const openingSchema = newPracticeSchema.extend({ ownerName: nameField, ownerEmail: emailField });

/** What has to be told to open a practice, each as text. */
export const OPENING_FIELDS = Object.keys(openingSchema.shape);

/** What is wrong with what was told; `field` is null for what is about none of them. */
export type OpeningProblem = { field: string | null; message: string };

/**
 * A practice's first step, for whoever runs the server: the practice with what it begins with, and an invitation for its
 * owner. Where the practice is there and nobody owns it yet, the invitation is sent once more.
 */
export async function openPractice(
  told: Record<string, unknown>,
  now = new Date(),
): Promise<OpeningProblem[]> {
  const read = openingSchema.safeParse(told);
  if (!read.success)
    return read.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
  const { ownerName, ownerEmail, ...practice } = read.data;
  try {
    await inTransaction(async (tx) => {
      if ((await tx.practice.count()) === 0) {
        await makePractice(tx, practice, dateInZone(now, practice.zone));
        await publishStandardForms(tx);
      }
      await inviteFirstOwner(tx, { chosenName: ownerName, email: ownerEmail }, now);
    });
    return [];
  } catch (error) {
    if (!isDomainError(error, "owner-exists")) throw error;
    return [{ field: null, message: "This practice has an owner already, who invites everybody else." }];
  }
}
