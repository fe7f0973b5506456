import { recordEvent } from "#app/domain/audit/record-event.server";
import { recordReading } from "#app/domain/audit/record-reading.server";
import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { openText } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type AnsweredSection, answeredSections } from "./answered-sections";
import type { Answers, Definition } from "./form-definition";
import { answersPlace } from "./internal/item-rows.server";
import { type ItemForMember, itemForMember } from "./packet-queries.server";
import { hasSafetyConcern } from "./safety";

/**
 * One form of the actor's own packet with the answers so far, to be shown to them: all of them, or the one to `questionId`.
 * That something was shown is recorded. Raises "not-found".
 */
export async function ownAnswers(actor: Actor, itemId: string, questionId?: string): Promise<ItemForMember> {
  const item = await itemForMember(actor, itemId);
  const { chartId, responseId, answers, completed } = item;
  const isShown = questionId ? answers[questionId] !== undefined : Object.keys(answers).length > 0;
  if (responseId && isShown && !completed)
    await recordReading(actor, {
      ...{ action: "answers-read", objectKind: "form-response", objectId: responseId, chartId },
      ...{ subjectPersonId: actor.personId, audience: "private", actingRole: "client" },
    });
  return item;
}

export type SentAnswers = {
  title: string;
  chartId: string;
  memberName: string;
  submittedAt: string;
  /** A yes on the private safety screen. */
  safetyConcern: boolean;
  sections: AnsweredSection[];
};

/**
 * One member's sent answers, for the care team of that chart; the reading is audited in the same transaction. Raises
 * "not-found", also while the form has not been sent.
 */
export async function sentAnswers(actor: Actor, chartId: string, itemId: string): Promise<SentAnswers> {
  if (!hasRole(actor, "therapist") || !actor.therapistId) throw notFound();
  const careTeam = { some: { therapistId: actor.therapistId, validUntil: null } };
  return inTransaction(async (tx) => {
    const item = await tx.packetItem.findFirst({
      where: {
        id: itemId,
        packet: { chartId, chart: { careTeam } },
        response: { submittedAt: { not: null } },
      },
      select: {
        packet: { select: { personId: true } },
        formVersion: { select: { definition: true, template: { select: { title: true } } } },
        response: {
          select: { id: true, compartmentId: true, personId: true, answersSealed: true, submittedAt: true },
        },
      },
    });
    const response = item?.response;
    if (!item || !response?.answersSealed || !response.submittedAt) throw notFound();
    const where = { id: response.personId };
    const person = await tx.person.findUniqueOrThrow({ where, select: { chosenName: true } });
    const text = await openText(tx, answersPlace(response), response.answersSealed);
    await recordEvent(tx, actor, {
      action: "answers-read",
      objectKind: "form-response",
      objectId: response.id,
      chartId,
      subjectPersonId: response.personId,
      audience: "private",
      actingRole: "therapist",
    });
    const definition = item.formVersion.definition as unknown as Definition;
    const answers = JSON.parse(text) as Answers;
    return {
      title: item.formVersion.template.title,
      chartId,
      memberName: person.chosenName,
      submittedAt: response.submittedAt.toISOString(),
      safetyConcern: definition.kind === "form" && hasSafetyConcern(definition, answers),
      sections: answeredSections(definition, answers),
    };
  });
}
