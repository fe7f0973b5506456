import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";

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
  freeLateCancels: number;
  paymentDueDays: number;
  replyBusinessDays: number;
  /** A national directory, for people in states where nobody here is licensed. */
  directoryUrl: string;
};

const PROFILE = `
  SELECT name, short_name AS "shortName", tagline, email, phone, zone, states,
         json_build_object('line', address_line, 'city', city, 'state', state, 'postalCode', postal_code) AS address,
         notice_minutes AS "noticeMinutes", horizon_days AS "horizonDays", cancel_window_hours AS "cancelWindowHours",
         late_cancel_fee_percent AS "lateCancelFeePercent", free_late_cancels AS "freeLateCancels", payment_due_days AS "paymentDueDays",
         reply_business_days AS "replyBusinessDays", directory_url AS "directoryUrl"
  FROM practice LIMIT 1`;

/** No actor: everybody may read it. Nearly every page does. @throws DomainError "not-found" before the practice exists */
export async function practiceProfile(): Promise<PracticeProfile> {
  const [row] = await preparedRead<PracticeProfile>("practice-profile", PROFILE, []);
  if (!row) throw notFound();
  return row;
}

/** Where video addresses may be, for who edits the settings; empty means anywhere. */
export async function practiceVideoHosts(): Promise<string[]> {
  const { videoHosts } = await db.practice.findFirstOrThrow({ select: { videoHosts: true } });
  return videoHosts;
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
