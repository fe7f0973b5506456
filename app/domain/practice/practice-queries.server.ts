import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";

/** The practice as an admin keeps it. Public but for nothing: all of it may stand on a page. */
export type PracticeProfile = {
  name: string;
  shortName: string;
  tagline: string;
  email: string;
  phone: string;
  address: { line: string; city: string; state: string; postalCode: string };
  zone: string;
  states: string[];
  noticeMinutes: number;
  horizonDays: number;
  cancelWindowHours: number;
  lateCancelFeePercent: number;
  paymentDueDays: number;
  replyBusinessDays: number;
  /** A national directory, for people in states where nobody here is licensed. */
  directoryUrl: string;
};

/** No actor: everybody may read it. @throws DomainError "not-found" before the practice exists */
export async function practiceProfile(): Promise<PracticeProfile> {
  const row = await db.practice.findFirst({
    select: {
      name: true,
      shortName: true,
      tagline: true,
      email: true,
      phone: true,
      addressLine: true,
      city: true,
      state: true,
      postalCode: true,
      zone: true,
      states: true,
      noticeMinutes: true,
      horizonDays: true,
      cancelWindowHours: true,
      lateCancelFeePercent: true,
      paymentDueDays: true,
      replyBusinessDays: true,
      directoryUrl: true,
    },
  });
  if (!row) throw notFound();
  const { addressLine, city, state, postalCode, ...profile } = row;
  return { ...profile, address: { line: addressLine, city, state, postalCode } };
}

export type PolicyKind = "no_secrets" | "limited_secrets" | "cancellation" | "card_on_file" | "privacy";
export type PolicyText = {
  id: string;
  kind: PolicyKind;
  version: number;
  title: string;
  text: string;
  publishedAt: string;
};

/** The latest version of one policy; null where the practice has published none. */
export async function currentPolicy(kind: PolicyKind): Promise<PolicyText | null> {
  const row = await db.policyText.findFirst({
    where: { kind },
    orderBy: { version: "desc" },
    select: { id: true, kind: true, version: true, title: true, text: true, publishedAt: true },
  });
  return row ? { ...row, publishedAt: row.publishedAt.toISOString() } : null;
}
