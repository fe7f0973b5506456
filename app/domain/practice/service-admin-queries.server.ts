import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, dateInZone, fromDateColumn, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type ServicePriceRow = {
  id: string;
  level: "licensed" | "associate";
  cents: number;
  validFrom: string;
  validUntil: string | null;
  when: "past" | "now" | "later";
};

export type ServiceForAdmin = {
  serviceId: string;
  name: string;
  description: string;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  onlineBookable: boolean;
  active: boolean;
  prices: ServicePriceRow[];
};

const FIELDS = {
  id: true,
  name: true,
  description: true,
  minutes: true,
  bufferBefore: true,
  bufferAfter: true,
  onlineBookable: true,
  active: true,
  prices: {
    orderBy: [{ level: "asc" as const }, { validFrom: "desc" as const }],
    select: { id: true, level: true, cents: true, validFrom: true, validUntil: true },
  },
};

/** Every service, retired ones too, with all its prices. Raises "not-found" for whoever is not an admin. */
export async function servicesForAdmin(actor: Actor, clock: Clock = realClock): Promise<ServiceForAdmin[]> {
  return read(actor, {}, clock);
}

/** One service. Raises "not-found". */
export async function serviceForAdmin(
  actor: Actor,
  serviceId: string,
  clock: Clock = realClock,
): Promise<ServiceForAdmin> {
  const [service] = await read(actor, { id: serviceId }, clock);
  if (!service) throw notFound();
  return service;
}

async function read(actor: Actor, where: { id?: string }, clock: Clock): Promise<ServiceForAdmin[]> {
  if (!hasRole(actor, "admin")) throw notFound();
  const [practice, rows] = await Promise.all([
    db.practice.findFirstOrThrow({ select: { zone: true } }),
    db.service.findMany({ where, orderBy: [{ position: "asc" }, { slug: "asc" }], select: FIELDS }),
  ]);
  const today = dateInZone(clock(), practice.zone);
  return rows.map(({ id, prices, ...service }) => ({
    ...service,
    serviceId: id,
    prices: prices.map((price) => {
      const validFrom = fromDateColumn(price.validFrom);
      const validUntil = price.validUntil ? fromDateColumn(price.validUntil) : null;
      return { ...price, validFrom, validUntil, when: whenIs(validFrom, validUntil, today) };
    }),
  }));
}

function whenIs(from: string, until: string | null, today: string): ServicePriceRow["when"] {
  if (from > today) return "later";
  return until !== null && until <= today ? "past" : "now";
}
