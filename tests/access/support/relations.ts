import type { Relation } from "#app/domain/accounts/policy";
import { db } from "#app/platform/db/client.server";

/** What a route is asked for: a row of a table, what a secret link in the address opens, or what nobody has. */
export type Thing =
  | { kind: keyof typeof TIES; id: string }
  | { kind: "public" }
  | { kind: "link" }
  | { kind: "nothing" };

/** The people a thing is something to; the rest is nothing to them but the practice's. */
type People = Partial<Record<Relation, readonly string[]>>;

/** What a thing is to somebody: told by the rows of the database, not by the queries of the application. */
export type Ties = (personId: string | null) => readonly Relation[];

const membersOf = async (chartId: string, at?: Date): Promise<string[]> => {
  const since = at ? { seesJointFrom: { lte: at } } : {};
  const rows = await db.chartMember.findMany({
    where: { chartId, leftAt: null, ...since },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
};

const careTeamOf = async (chartId: string): Promise<string[]> => {
  const rows = await db.careTeam.findMany({
    where: { chartId, validUntil: null },
    select: { therapist: { select: { personId: true } } },
  });
  return rows.map(({ therapist }) => therapist.personId);
};

type Item = { chartId: string; audience: string; memberPersonId: string | null };

/** The members whom the audience of an item names, from the day they see joint things from. */
async function readersOf({ chartId, audience, memberPersonId }: Item, at: Date): Promise<string[]> {
  if (audience === "joint") return membersOf(chartId, at);
  if (audience !== "private") return [];
  return (await membersOf(chartId)).filter((personId) => personId === memberPersonId);
}

const ITEM = { chartId: true, audience: true, memberPersonId: true } as const;

const TIES = {
  chart: async (id: string): Promise<People | null> =>
    (await db.chart.count({ where: { id } })) === 0
      ? null
      : { member: await membersOf(id), "care-team": await careTeamOf(id) },
  appointment: async (id: string): Promise<People | null> => {
    const found = await db.appointment.findUnique({
      where: { id },
      select: { chartId: true, endsAt: true, therapist: { select: { personId: true } } },
    });
    if (!found) return null;
    const own = [found.therapist.personId];
    if (!found.chartId) return { own };
    return {
      own,
      member: await membersOf(found.chartId, found.endsAt),
      "care-team": await careTeamOf(found.chartId),
    };
  },
  /** By its appointment: somebody's own part in it, as long as they are on its chart. */
  attendance: async (id: string): Promise<People | null> => {
    const found = await db.appointment.findUnique({
      where: { id },
      select: {
        chartId: true,
        lead: { select: { personId: true } },
        members: { select: { personId: true } },
      },
    });
    if (!found) return null;
    const onChart = found.chartId ? await membersOf(found.chartId) : [];
    const coming = found.members.map(({ personId }) => personId).filter((one) => onChart.includes(one));
    return { own: [...coming, ...(found.lead?.personId ? [found.lead.personId] : [])] };
  },
  /** By its appointment. Until it is signed it is for whoever writes it. */
  note: async (id: string): Promise<People | null> => {
    const found = await db.appointment.findUnique({
      where: { id },
      select: { chartId: true, therapist: { select: { personId: true } }, note: { select: { state: true } } },
    });
    if (!found?.chartId) return null;
    const isSigned = found.note?.state === "signed";
    return {
      own: [found.therapist.personId],
      "care-team": isSigned ? await careTeamOf(found.chartId) : [],
    };
  },
  thread: async (id: string): Promise<People | null> => {
    const found = await db.thread.findUnique({ where: { id }, select: { ...ITEM, lastAt: true } });
    if (!found) return null;
    return { reader: await readersOf(found, found.lastAt), "care-team": await careTeamOf(found.chartId) };
  },
  document: async (id: string): Promise<People | null> => {
    const select = { ...ITEM, createdAt: true, uploadedById: true };
    const found = await db.document.findUnique({ where: { id }, select });
    if (!found) return null;
    const { chartId, createdAt, uploadedById } = found;
    const team = await careTeamOf(chartId);
    return { reader: await readersOf(found, createdAt), author: [uploadedById], "care-team": team };
  },
  "packet item": async (id: string): Promise<People | null> => {
    const found = await db.packetItem.findUnique({
      where: { id },
      select: { packet: { select: { personId: true, chartId: true } } },
    });
    if (!found) return null;
    const { personId, chartId } = found.packet;
    return { own: [personId], "care-team": await careTeamOf(chartId) };
  },
  share: async (id: string): Promise<People | null> =>
    own(await db.invoiceShare.findUnique({ where: { id }, select: { personId: true } })),
  payment: async (id: string): Promise<People | null> =>
    own(await db.payment.findUnique({ where: { id }, select: { personId: true } })),
  invoice: async (id: string): Promise<People | null> =>
    (await db.invoice.count({ where: { id } })) > 0 ? {} : null,
  "kept form": async (id: string): Promise<People | null> =>
    own(await db.keptForm.findUnique({ where: { id }, select: { personId: true } })),
  device: async (publicId: string): Promise<People | null> =>
    own(await db.authSession.findUnique({ where: { publicId }, select: { personId: true } })),
  "external calendar": async (id: string): Promise<People | null> => {
    const select = { therapist: { select: { personId: true } } };
    return own((await db.externalCalendar.findUnique({ where: { id }, select }))?.therapist ?? null);
  },
  person: async (id: string): Promise<People | null> =>
    (await db.person.count({ where: { id } })) > 0 ? { own: [id] } : null,
  therapist: async (id: string): Promise<People | null> =>
    own(await db.therapist.findUnique({ where: { id }, select: { personId: true } })),
  offer: async (id: string): Promise<People | null> => {
    const found = await db.waitlistOffer.findUnique({
      where: { id },
      select: { entry: { select: { chartId: true } } },
    });
    return found && { member: await membersOf(found.entry.chartId) };
  },
  /** Whoever asks and whoever is asked, as long as they are on the chart. */
  "time request": async (id: string): Promise<People | null> => {
    const found = await db.timeRequest.findUnique({
      where: { id },
      select: { chartId: true, askedById: true, people: { select: { personId: true } } },
    });
    if (!found) return null;
    const concerned = [found.askedById, ...found.people.map(({ personId }) => personId)];
    return { member: (await membersOf(found.chartId)).filter((one) => concerned.includes(one)) };
  },
  service: async (id: string): Promise<People | null> =>
    (await db.service.count({ where: { id } })) > 0 ? {} : null,
};

const own = (row: { personId: string } | null): People | null => row && { own: [row.personId] };

/** What a thing is to each person; null when nobody has it. */
export async function tiesOf(thing: Thing): Promise<Ties | null> {
  if (thing.kind === "nothing") return null;
  if (thing.kind === "public") return () => ["practice"];
  // The link stands in the address: whoever asks for it holds it.
  if (thing.kind === "link") return () => ["holder"];
  const people = await TIES[thing.kind](thing.id);
  if (!people) return null;
  const relations = Object.keys(people) as Relation[];
  return (personId) => [
    "practice",
    ...relations.filter((relation) => personId !== null && people[relation]?.includes(personId)),
  ];
}
