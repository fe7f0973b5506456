import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openText, sealText } from "#app/platform/crypto/seal.server";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { problemWith } from "./answer-problems";
import type { Answers } from "./form-definition";
import { askedQuestions, relevantAnswers } from "./form-path";
import { answersPlace, draftPlace, ownItem } from "./internal/item-rows.server";
import { hasSafetyScreen } from "./safety";

/** How often somebody saved would tell who was asked more than others. */
const SENT_REVISION = 1;

const SUBMIT = `
  WITH sent AS (
    UPDATE form_response SET answers_sealed = $2, draft_sealed = NULL, submitted_at = $3::timestamptz, revision = $4::int
    WHERE id = $1::uuid
  )
  UPDATE packet_item SET state = 'completed', completed_at = $3::timestamptz WHERE id = $5::uuid`;

/**
 * Sends the answers to the care team; they are final from then on. Sending twice is sending once. Raises "not-found"
 * and "answers-incomplete" with the ids of the questions that still need an answer.
 */
export async function submitAnswers(actor: Actor, itemId: string, clock: Clock = realClock): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, `response:${itemId}`);
    const item = await ownItem(tx, actor, itemId);
    const { definition, response } = item;
    if (definition.kind !== "form") throw notFound();
    if (response?.submittedAt) return;
    if (!response?.draftSealed) throw new DomainError("answers-incomplete", { questions: [] });
    const draft = JSON.parse(await openText(tx, draftPlace(response), response.draftSealed)) as Answers;
    const open = askedQuestions(definition, draft).filter((question) =>
      problemWith(question, draft[question.id]),
    );
    if (open.length > 0) {
      throw new DomainError("answers-incomplete", { questions: open.map((question) => question.id) });
    }
    const now = clock();
    const text = JSON.stringify(relevantAnswers(definition, draft));
    const answersSealed = await sealText(tx, answersPlace(response), text);
    const values = [response.id, Buffer.from(answersSealed), now, SENT_REVISION, item.id];
    await prepared(tx, "submit-answers", SUBMIT, values);
    const event = {
      objectKind: "form-response" as const,
      objectId: response.id,
      chartId: item.chartId,
      subjectPersonId: actor.personId,
      audience: "private" as const,
    };
    await recordEvent(tx, actor, { ...event, action: "answers-submitted" });
    // Of everybody, whatever they said: what came of it is for whoever opens the answers.
    if (hasSafetyScreen(definition)) {
      await recordEvent(tx, actor, { ...event, action: "safety-screen-evaluated" });
    }
  });
}
