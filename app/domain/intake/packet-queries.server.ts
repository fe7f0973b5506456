import { recordEventOfEach } from "#app/domain/audit/record-event.server";
import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { openText, openTexts } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { awaitedPartner } from "./awaited-partner";
import type { Answers, Definition } from "./form-definition";
import { answersPlace, draftPlace, ownItem } from "./internal/item-rows.server";
import {
  type PacketItemRow,
  type PacketRow,
  packetsOfChart,
  packetsOfPerson,
} from "./internal/packet-rows.server";
import type { PacketEntry } from "./packet-entry";
import { hasSafetyConcern } from "./safety";

export type MemberPacket = { chartId: string; chartLabel: string; entries: PacketEntry[] };

function toEntries(packet: PacketRow, whose: "your" | "their"): PacketEntry[] {
  const { members, items, chartKind: kind, invitedName } = packet;
  const awaited = awaitedPartner({ kind, memberCount: members.length, invitedName }, whose);
  return items
    .filter((item) => !isReplaced(item, items))
    .map((item) => {
      const unsigned = members.filter((member) => !item.signedBy.includes(member.personId));
      const missing = [...unsigned.map((member) => member.chosenName), ...(awaited ? [awaited] : [])];
      const waits = item.joint && item.state === "completed" && missing.length > 0;
      return {
        itemId: item.itemId,
        title: item.title,
        kind: item.kind,
        joint: item.joint,
        status: waits ? "waiting" : item.state,
        waitingFor: waits ? missing : [],
        minutes: item.minutes,
      };
    });
}

/** A newer version of the same text is in the packet: the new one is what has to be signed. */
const isReplaced = (item: PacketItemRow, all: readonly PacketItemRow[]): boolean =>
  all.some(({ templateId, number }) => templateId === item.templateId && number > item.number);

/** The actor's own packets, one per chart they are a member of. */
export async function ownPackets(actor: Actor): Promise<MemberPacket[]> {
  const packets = await packetsOfPerson(actor.personId);
  return packets.map((packet) => ({
    chartId: packet.chartId,
    chartLabel: packet.chartLabel,
    entries: toEntries(packet, "your"),
  }));
}

export type MemberPacketStatus = {
  personId: string;
  chosenName: string;
  entries: PacketEntry[];
  /** A yes on the private safety screen of a form that was sent. For the care team's eyes only. */
  safetyConcern: boolean;
};

/**
 * Every member's packet of a chart, for its care team. That answers about safety were opened for it is recorded, for everybody
 * who has sent any, whatever they say. Raises "not-found".
 */
export async function chartPackets(actor: Actor, chartId: string): Promise<MemberPacketStatus[]> {
  if (!hasRole(actor, "therapist") || !actor.therapistId) throw notFound();
  const careTeam = { some: { therapistId: actor.therapistId, validUntil: null } };
  const [chart, packets, safety] = await Promise.all([
    db.chart.findFirst({ where: { id: chartId, careTeam }, select: { id: true } }),
    packetsOfChart(chartId, actor.therapistId),
    safetyScreens({ chartId, chart: { careTeam } }),
  ]);
  if (!chart) throw notFound();
  if (safety.opened.length > 0) await recordOpened(actor, chartId, safety.opened);
  return packets.flatMap((packet) => {
    const member = packet.members.find((one) => one.personId === packet.personId);
    if (!member) return [];
    const { personId } = packet;
    const own = { personId, chosenName: member.chosenName, safetyConcern: safety.concerned.has(personId) };
    return [{ ...own, entries: toEntries(packet, "their") }];
  });
}

type Opened = { objectId: string; subjectPersonId: string };

const recordOpened = (actor: Actor, chartId: string, opened: Opened[]): Promise<void> =>
  inTransaction((tx) =>
    recordEventOfEach(
      tx,
      actor,
      {
        ...{ action: "answers-checked", objectKind: "form-response", chartId },
        ...{ audience: "private", actingRole: "therapist" },
      },
      opened,
    ),
  );

/** The sent forms with a safety screen, which are opened, and whose hold a yes on it. */
async function safetyScreens(packet: object): Promise<{ opened: Opened[]; concerned: Set<string> }> {
  const sent = await db.formResponse.findMany({
    where: { answersSealed: { not: null }, item: { packet } },
    select: {
      id: true,
      personId: true,
      compartmentId: true,
      answersSealed: true,
      item: { select: { formVersion: { select: { definition: true } } } },
    },
  });
  const forms = sent.flatMap(({ item, answersSealed: sealed, ...response }) => {
    const definition = item.formVersion.definition as unknown as Definition;
    if (definition.kind !== "form" || !sealed) return [];
    if (!definition.sections.some((section) => section.safety)) return [];
    const { id, personId } = response;
    return [{ id, personId, definition, place: answersPlace(response), sealed }];
  });
  const texts = await openTexts(db, forms);
  const concerned = forms.filter(({ definition }, index) =>
    hasSafetyConcern(definition, JSON.parse(texts[index] ?? "{}") as Answers),
  );
  return {
    opened: forms.map(({ id, personId }) => ({ objectId: id, subjectPersonId: personId })),
    concerned: new Set(concerned.map((form) => form.personId)),
  };
}

export type ItemForMember = {
  itemId: string;
  chartId: string;
  /** Null before the first answer. */
  responseId: string | null;
  title: string;
  definition: Definition;
  sha256: string;
  versionNumber: number;
  joint: boolean;
  completed: boolean;
  answers: Answers;
  revision: number;
  savedAt: string | null;
};

/** One form or consent of the actor's own packet, with the draft answers. Raises "not-found". */
export async function itemForMember(actor: Actor, itemId: string): Promise<ItemForMember> {
  const item = await ownItem(db, actor, itemId);
  const { response } = item;
  const draft = response?.draftSealed ? await openText(db, draftPlace(response), response.draftSealed) : "{}";
  return {
    itemId: item.id,
    chartId: item.chartId,
    responseId: response?.id ?? null,
    title: item.title,
    definition: item.definition,
    sha256: item.formVersion.sha256,
    versionNumber: item.formVersion.number,
    joint: item.formVersion.template.joint,
    completed: item.state === "completed",
    answers: JSON.parse(draft) as Answers,
    revision: response?.revision ?? 0,
    savedAt: response?.savedAt.toISOString() ?? null,
  };
}

/**
 * $1 charts. Each member's name is looked up for them, and what they have signed counted: joined, or asked whether there is
 * any, Postgres would rather read all there is.
 */
const JOINT = `
  WITH newest AS MATERIALIZED (
    SELECT v.id FROM form_template t
    JOIN LATERAL (
      SELECT id FROM form_version WHERE template_id = t.id ORDER BY number DESC LIMIT 1
    ) v ON true
    WHERE t.kind = 'consent' AND t.joint AND t.in_packet
  )
  SELECT m.chart_id AS "chartId", m.person_id AS "personId",
         (SELECT p.chosen_name FROM person p WHERE p.id = m.person_id) AS "chosenName",
         0 = (SELECT count(*) FROM newest v WHERE 0 = (
           SELECT count(*) FROM signature s
           WHERE s.form_version_id = v.id AND s.chart_id = m.chart_id AND s.person_id = m.person_id
         )) AS signed
  FROM chart_member m
  WHERE m.chart_id = ANY($1::uuid[]) AND m.left_at IS NULL
  ORDER BY 1, 3`;

export type JointSigner = { personId: string; chosenName: string; signed: boolean };

/**
 * The members of the charts named, by name, and whether they have signed the newest version of every joint consent.
 * Callers have already checked access.
 */
export async function jointSigners(chartIds: readonly string[]): Promise<Map<string, JointSigner[]>> {
  if (chartIds.length === 0) return new Map();
  const rows = await preparedRead<JointSigner & { chartId: string }>("joint-signers", JOINT, [chartIds]);
  const signers = new Map<string, JointSigner[]>();
  for (const { chartId, ...one } of rows) signers.set(chartId, [...(signers.get(chartId) ?? []), one]);
  return signers;
}
