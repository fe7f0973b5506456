import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openText, sealText } from "#app/platform/crypto/seal.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import type { Answers } from "./form-definition";
import { questionOf } from "./form-path";
import { draftPlace, type OwnItem, ownItem } from "./internal/item-rows.server";

export type SaveAnswer = {
  itemId: string;
  questionId: string;
  answer: string | string[];
  /** The revision the page was made from. Another device may have answered other questions since: those stay. */
  revision: number;
};

/**
 * Keeps one answer in the sealed draft of a form. Raises "not-found", "already-sent", and "answers-changed" when the
 * same question was answered differently on another page since this one was shown.
 */
export async function saveAnswer(
  actor: Actor,
  input: SaveAnswer,
  clock: Clock = realClock,
): Promise<{ answers: Answers; revision: number; savedAt: string }> {
  return inTransaction(async (tx) => {
    await lockFor(tx, `response:${input.itemId}`);
    const item = await ownItem(tx, actor, input.itemId);
    if (item.definition.kind !== "form" || !questionOf(item.definition, input.questionId)) throw notFound();
    if (item.response?.submittedAt) throw new DomainError("already-sent");
    const response = item.response ?? (await openResponse(tx, actor, item));
    const draft = response.draftSealed ? await openDraft(tx, response, response.draftSealed) : {};
    const current = draft[input.questionId];
    const same = current === undefined || JSON.stringify(current) === JSON.stringify(input.answer);
    if (response.revision !== input.revision && !same) throw new DomainError("answers-changed");
    const answers = { ...draft, [input.questionId]: input.answer };
    const revision = response.revision + 1;
    const draftSealed = await sealText(tx, draftPlace(response), JSON.stringify(answers));
    const data = { draftSealed, revision, savedAt: clock() };
    await tx.formResponse.update({ where: { id: response.id }, data, select: { id: true } });
    if (item.state === "not_started") {
      await tx.packetItem.update({
        where: { id: item.id },
        data: { state: "in_progress" },
        select: { id: true },
      });
    }
    return { answers, revision, savedAt: data.savedAt.toISOString() };
  });
}

async function openResponse(tx: Tx, actor: Actor, item: OwnItem) {
  const { chartId } = item;
  const personId = actor.personId;
  const compartmentId = await compartmentFor(tx, { kind: "member_private", chartId, personId });
  const own = { id: newId(), compartmentId };
  const data = {
    ...own,
    itemId: item.id,
    chartId,
    personId,
    audience: "private" as const,
    memberPersonId: personId,
  };
  await tx.formResponse.create({ data, select: { id: true } });
  return { ...own, revision: 0, draftSealed: null };
}

/** The answers of a draft as they were last saved. */
async function openDraft(tx: Tx, response: { id: string; compartmentId: string }, sealed: Uint8Array) {
  return JSON.parse(await openText(tx, draftPlace(response), sealed)) as Answers;
}
