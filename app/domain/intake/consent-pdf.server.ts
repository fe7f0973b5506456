import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { formatMoment } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type PdfBlock, renderPdf } from "#app/platform/pdf/render-pdf.server";
import type { ConsentDefinition } from "./form-definition";
import { ownItem } from "./internal/item-rows.server";
import { recordAgreement, signaturesOf } from "./signature-queries.server";

/**
 * The exact text of a consent to keep, before or after signing, with the actor's own signature and who else has
 * signed. That it was taken is recorded. Raises "not-found".
 */
export async function consentPdf(actor: Actor, itemId: string): Promise<{ title: string; pdf: Buffer }> {
  const item = await ownItem(db, actor, itemId);
  const { definition, formVersion, title } = item;
  if (definition.kind !== "consent") throw notFound();
  const signatures = await signaturesOf(actor, itemId);
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "paragraph", text: `Version ${formVersion.number}`, quiet: true },
    ...textBlocks(definition),
    { kind: "heading", text: "Signatures" },
    ...signatures.map((signature): PdfBlock => {
      const when = signature.at
        ? formatMoment(new Date(signature.at), actor.zone)
        : (signature.missing ?? "");
      const name = signature.signedName ?? signature.chosenName;
      return { kind: "row", label: name, value: when };
    }),
    { kind: "paragraph", text: `Fingerprint of this text (SHA-256): ${formVersion.sha256}`, quiet: true },
  ];
  const pdf = await renderPdf(title, blocks, new Date());
  await recordAgreement(actor, itemId, "agreement-downloaded");
  return { title, pdf };
}

const textBlocks = (definition: ConsentDefinition): PdfBlock[] => [
  { kind: "heading", text: "In short" },
  ...definition.summary.map((text): PdfBlock => ({ kind: "paragraph", text })),
  ...definition.sections.flatMap((section): PdfBlock[] => [
    { kind: "heading", text: section.heading },
    ...section.paragraphs.map((text): PdfBlock => ({ kind: "paragraph", text })),
  ]),
  { kind: "paragraph", text: definition.intent },
];
