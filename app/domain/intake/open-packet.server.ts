import { newId } from "#app/domain/shared/ids";
import { lockFor, type Tx } from "#app/platform/db/transaction.server";

/**
 * Gives a member of a chart the newest published version of every form and consent of the packet. Opening a packet
 * that exists adds only what is new, so it can run again at any time: a new version of a consent, never a second copy of
 * a form that somebody may have begun.
 */
export async function openPacket(
  tx: Tx,
  { chartId, personId }: { chartId: string; personId: string },
): Promise<void> {
  await lockFor(tx, `packet:${chartId}:${personId}`);
  const packet =
    (await tx.packet.findFirst({ where: { chartId, personId }, select: { id: true } })) ??
    (await tx.packet.create({ data: { id: newId(), chartId, personId }, select: { id: true } }));
  const templates = await tx.formTemplate.findMany({
    where: {
      inPacket: true,
      NOT: { kind: "form", versions: { some: { items: { some: { packetId: packet.id } } } } },
    },
    orderBy: { position: "asc" },
    select: {
      joint: true,
      position: true,
      versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
    },
  });
  const items = templates.flatMap((template) => {
    const [version] = template.versions;
    if (!version) return [];
    const audience = template.joint ? ("joint" as const) : ("private" as const);
    return [
      {
        id: newId(),
        packetId: packet.id,
        formVersionId: version.id,
        audience,
        memberPersonId: audience === "private" ? personId : null,
        position: template.position,
      },
    ];
  });
  await tx.packetItem.createMany({ data: items, skipDuplicates: true });
}
