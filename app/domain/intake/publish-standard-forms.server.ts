import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { definitionHash } from "./definition-hash.server";
import { STANDARD_FORMS } from "./standard-forms";

/** The packet that every new member is given, each form in its first version. For a practice that has none yet. */
export async function publishStandardForms(tx: Tx): Promise<void> {
  for (const [position, { definition, joint = false, ...template }] of STANDARD_FORMS.entries()) {
    await tx.formTemplate.create({
      data: {
        ...template,
        id: newId(),
        kind: definition.kind,
        joint,
        position,
        versions: { create: { id: newId(), number: 1, definition, sha256: definitionHash(definition) } },
      },
      select: { id: true },
    });
  }
}
