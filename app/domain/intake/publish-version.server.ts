import { newId } from "#app/domain/shared/ids";
import { lockFor, type Tx } from "#app/platform/db/transaction.server";
import { definitionHash } from "./definition-hash.server";
import type { Definition } from "./form-definition";

export type PublishVersion = {
  slug: string;
  title: string;
  /** A consent that counts only once every member has signed it. */
  joint: boolean;
  position: number;
  definition: Definition;
};

export type PublishedVersion = { formVersionId: string; number: number; sha256: string };

/**
 * Publishes the next version of a form or consent, made from here on. A new version of a consent is laid out in every
 * packet of a chart that is still open, so that it is signed again by all; a form that somebody has keeps its version.
 */
export async function publishVersion(tx: Tx, input: PublishVersion): Promise<PublishedVersion> {
  const { slug, title, joint, position } = input;
  const { kind } = input.definition;
  await lockFor(tx, `form-template:${slug}`);
  const { id: templateId } = await tx.formTemplate.upsert({
    where: { slug },
    create: { id: newId(), slug, title, kind, joint, position },
    update: { title, position },
    select: { id: true },
  });
  const last = await tx.formVersion.aggregate({ where: { templateId }, _max: { number: true } });
  const number = (last._max.number ?? 0) + 1;
  const sha256 = definitionHash(input.definition);
  const formVersionId = newId();
  const version = { id: formVersionId, templateId, number, sha256, definition: input.definition };
  await tx.formVersion.create({ data: version, select: { id: true } });
  const packets = await tx.packet.findMany({
    where: {
      chart: { status: { not: "discharged" } },
      ...(kind === "form" ? { items: { none: { formVersion: { templateId } } } } : {}),
    },
    select: { id: true, personId: true },
  });
  const items = packets.map((packet) => ({
    id: newId(),
    packetId: packet.id,
    formVersionId,
    audience: joint ? ("joint" as const) : ("private" as const),
    memberPersonId: joint ? null : packet.personId,
    position,
  }));
  await tx.packetItem.createMany({ data: items, skipDuplicates: true });
  return { formVersionId, number, sha256 };
}
