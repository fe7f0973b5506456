import { db } from "#app/platform/db/client.server";
import { ENTRY_FACTS } from "./share-rows.server";

/** One invoice with everything a billing admin reads on its page. */
export async function findInvoice(invoiceId: string) {
  return await db.invoice.findUnique({
    where: { id: invoiceId },
    select: {
      id: true,
      number: true,
      state: true,
      issuedOn: true,
      dueOn: true,
      createdAt: true,
      chart: { select: { id: true, label: true } },
      lines: {
        orderBy: { position: "asc" },
        select: { id: true, kind: true, description: true, cents: true },
      },
      appointment: {
        select: {
          startsAt: true,
          status: true,
          service: { select: { name: true } },
          therapist: { select: { person: { select: { chosenName: true } } } },
        },
      },
      shares: {
        orderBy: { id: "asc" },
        select: {
          id: true,
          cents: true,
          person: { select: { id: true, chosenName: true } },
          entries: { select: { ...ENTRY_FACTS, id: true, at: true } },
          payments: {
            orderBy: { createdAt: "asc" },
            select: {
              id: true,
              cents: true,
              state: true,
              method: true,
              declineReason: true,
              cardBrand: true,
              cardLast4: true,
              createdAt: true,
              settledAt: true,
              receiptNumber: true,
              refunds: {
                orderBy: { createdAt: "asc" },
                select: {
                  id: true,
                  cents: true,
                  reason: true,
                  noteSealed: true,
                  state: true,
                  createdAt: true,
                  createdById: true,
                },
              },
            },
          },
        },
      },
    },
  });
}

export type InvoiceRecord = NonNullable<Awaited<ReturnType<typeof findInvoice>>>;

export async function namesOf(personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, chosenName: true },
  });
  return new Map(people.map((person) => [person.id, person.chosenName]));
}
