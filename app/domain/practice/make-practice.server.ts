import { createHash } from "node:crypto";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import type { EditPractice } from "./edit-practice.server";
import { STANDARD_POLICIES, STANDARD_RULES, STANDARD_SERVICES } from "./standard-practice";

/** What an admin edits later, without the rules, and the IANA zone it keeps, such as "America/New_York". */
export type NewPractice = Omit<EditPractice, keyof typeof STANDARD_RULES | "videoHosts"> & { zone: string };

/**
 * The one practice of this database, with rules, policy texts, services and prices to begin with. `pricesFrom` is a date
 * as "2026-01-01". Nobody acts here: there is nobody yet. @throws DomainError "practice-exists"
 */
export async function makePractice(tx: Tx, practice: NewPractice, pricesFrom: string): Promise<void> {
  if ((await tx.practice.count()) > 0) throw new DomainError("practice-exists");
  await tx.practice.create({ data: { id: newId(), ...practice, ...STANDARD_RULES }, select: { id: true } });
  await tx.policyText.createMany({
    data: STANDARD_POLICIES.map((policy) => ({
      ...policy,
      id: newId(),
      version: 1,
      sha256: createHash("sha256").update(policy.text).digest("hex"),
    })),
  });
  for (const [position, { cents, ...service }] of STANDARD_SERVICES.entries()) {
    const prices = (["licensed", "associate"] as const).map((level) => ({
      id: newId(),
      level,
      cents: cents[level],
      validFrom: toDateColumn(pricesFrom),
    }));
    await tx.service.create({
      data: { ...service, id: newId(), position, prices: { create: prices } },
      select: { id: true },
    });
  }
}
