import type { z } from "zod";
import { inviteFirstOwner } from "#app/domain/accounts/invite-first-owner.server";
import { newOwnerSchema } from "#app/domain/accounts/schemas";
import { publishStandardForms } from "#app/domain/intake/publish-standard-forms.server";
import { makePractice } from "#app/domain/practice/make-practice.server";
import { newPracticeSchema } from "#app/domain/practice/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { dateInZone } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";

/** What is wrong with what was given, by the name of the field; "" for what has no field. */
export type Problem = { field: string; message: string };

type Given = Record<string, string | undefined>;

/**
 * A practice's first step, for whoever runs the server: the practice with what it begins with, and an invitation for its
 * owner. Where the practice is there and nobody owns it yet, the invitation is sent once more.
 */
export async function openPractice(
  given: { practice: Given; owner: Given },
  now = new Date(),
): Promise<Problem[]> {
  const practice = newPracticeSchema.safeParse(given.practice);
  const owner = newOwnerSchema.safeParse(given.owner);
  if (!practice.success || !owner.success)
    return [
      ...problemsOf(practice),
      ...problemsOf(owner).map((one) => ({ ...one, field: `owner.${one.field}` })),
    ];
  try {
    await inTransaction(async (tx) => {
      if ((await tx.practice.count()) === 0) {
        await makePractice(tx, practice.data, dateInZone(now, practice.data.zone));
        await publishStandardForms(tx);
      }
      await inviteFirstOwner(tx, owner.data, now);
    });
    return [];
  } catch (error) {
    if (!isDomainError(error, "owner-exists")) throw error;
    return [{ field: "", message: "This practice has an owner already, who invites everybody else." }];
  }
}

const problemsOf = (read: z.ZodSafeParseResult<unknown>): Problem[] =>
  read.error?.issues.map(({ path, message }) => ({ field: path.join("."), message })) ?? [];
