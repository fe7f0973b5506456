import { type Clock, realClock, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type ServiceOffer = {
  serviceId: string;
  slug: string;
  kind: "consultation" | "couple_session" | "individual_session";
  name: string;
  description: string;
  minutes: number;
  onlineBookable: boolean;
  /** Cents by therapist level on the date asked about; null where that level does not offer it. */
  cents: { licensed: number | null; associate: number | null };
};

/** What the practice offers, with the prices in force on a date ("2026-11-24"; today without one). Public. */
export async function listServices(
  date: string | null = null,
  clock: Clock = realClock,
): Promise<ServiceOffer[]> {
  const on = toDateColumn(date ?? clock().toISOString().slice(0, 10));
  const rows = await db.service.findMany({
    where: { active: true },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: {
      id: true,
      slug: true,
      kind: true,
      name: true,
      description: true,
      minutes: true,
      onlineBookable: true,
      prices: {
        where: { validFrom: { lte: on }, OR: [{ validUntil: null }, { validUntil: { gt: on } }] },
        select: { level: true, cents: true },
      },
    },
  });
  return rows.map(({ id, prices, ...row }) => ({
    ...row,
    serviceId: id,
    cents: { licensed: priceOf(prices, "licensed"), associate: priceOf(prices, "associate") },
  }));
}

/** The free first call; null where the practice offers none. */
export async function consultationService(): Promise<{ slug: string; name: string; minutes: number } | null> {
  return db.service.findFirst({
    where: { kind: "consultation", active: true, onlineBookable: true },
    orderBy: { position: "asc" },
    select: { slug: true, name: true, minutes: true },
  });
}

type Level = "licensed" | "associate";

const priceOf = (prices: { level: Level; cents: number }[], level: Level): number | null =>
  prices.find((one) => one.level === level)?.cents ?? null;
