import type { FormDefinition } from "#app/domain/intake/form-definition";
import { publishVersion } from "#app/domain/intake/publish-version.server";
import { newId } from "#app/domain/shared/ids";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { BenchCouple } from "./bench-couple";

export type FormToSend = { itemId: string; token: string };

const QUESTIONS = Array.from({ length: 40 }, (_, index) => `q${index + 1}`);

const DEFINITION: FormDefinition = {
  kind: "form",
  intro: "Forty questions.",
  minutes: 20,
  sections: [
    {
      id: "all",
      title: "About you",
      questions: QUESTIONS.map((id) => ({
        id,
        kind: "short-text" as const,
        label: `Question ${id}`,
        required: true,
      })),
    },
  ],
};

export const ANSWERS = Object.fromEntries(QUESTIONS.map((id) => [id, `An answer of some words to ${id}`]));

/** `count` forms of forty questions, answered and sealed as a draft, which only wait to be sent. */
export async function formsToSend(couples: readonly BenchCouple[], count: number): Promise<FormToSend[]> {
  const each = Math.ceil(count / couples.length);
  const versions: string[] = [];
  for (let number = 1; number <= each; number += 1) {
    const version = { slug: `forty-${number}`, title: "Forty", joint: false, position: number };
    const published = await inTransaction((tx) => publishVersion(tx, { ...version, definition: DEFINITION }));
    versions.push(published.formVersionId);
  }
  const ready: FormToSend[] = [];
  for (const couple of couples) ready.push(...(await packetOf(couple, versions)));
  return ready.slice(0, count);
}

async function packetOf({ chartId, members, token }: BenchCouple, versions: readonly string[]) {
  const [personId = ""] = members;
  const packetId = newId();
  const compartmentId = await inTransaction((tx) =>
    compartmentFor(tx, { kind: "member_private", chartId, personId }),
  );
  await db.packet.create({ data: { id: packetId, chartId, personId }, select: { id: true } });
  const items = versions.map((formVersionId) => ({
    id: newId(),
    packetId,
    formVersionId,
    memberPersonId: personId,
    state: "in_progress" as const,
  }));
  await db.packetItem.createMany({ data: items });
  const responses = [];
  for (const item of items) {
    const id = newId();
    const place = { compartmentId, table: "form_response", column: "draft_sealed", rowId: id };
    const draftSealed = await sealText(db, place, JSON.stringify(ANSWERS));
    const owner = { itemId: item.id, chartId, personId, memberPersonId: personId };
    responses.push({ id, ...owner, compartmentId, revision: 40, draftSealed });
  }
  await db.formResponse.createMany({ data: responses });
  return items.map((item) => ({ itemId: item.id, token }));
}
