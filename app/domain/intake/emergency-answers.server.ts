import { recordEvent } from "#app/domain/audit/record-event.server";
import { openedInEmergency } from "#app/domain/charts/opened-in-emergency.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type AnsweredSection, answeredSections } from "./answered-sections";
import type { Answers, Definition } from "./form-definition";
import { answersPlace } from "./internal/item-rows.server";

export type EmergencyAnswers = {
  personId: string;
  submittedAt: string;
  rows: AnsweredSection["rows"];
};

/**
 * What each member of a chart answered on the private safety screen, and nothing else of their forms, for an owner who has
 * opened the chart in an emergency: the minimum that the purpose needs (45 CFR 164.502(b)). Each reading is audited.
 */
export async function safetyAnswersInEmergency(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<EmergencyAnswers[]> {
  return inTransaction(async (tx) => {
    const sent = await tx.formResponse.findMany({
      where: {
        answersSealed: { not: null },
        item: { packet: { chartId, chart: openedInEmergency(actor, clock()) } },
      },
      orderBy: { submittedAt: "desc" },
      select: {
        ...{ id: true, personId: true, compartmentId: true, answersSealed: true, submittedAt: true },
        item: { select: { formVersion: { select: { definition: true } } } },
      },
    });
    const forms = sent.flatMap(({ item, answersSealed, ...response }) => {
      const definition = item.formVersion.definition as unknown as Definition;
      const hasScreen = definition.kind === "form" && definition.sections.some((section) => section.safety);
      return hasScreen && answersSealed ? [{ response, definition, sealed: answersSealed }] : [];
    });
    const texts = await openTexts(
      tx,
      forms.map(({ response, sealed }) => ({ place: answersPlace(response), sealed })),
    );
    for (const { response } of forms) {
      await recordEvent(tx, actor, {
        ...{ action: "answers-read", objectKind: "form-response", objectId: response.id, chartId },
        ...{ subjectPersonId: response.personId, audience: "private", actingRole: "admin" },
      });
    }
    return forms.map(({ response, definition }, index) => ({
      personId: response.personId,
      submittedAt: response.submittedAt?.toISOString() ?? "",
      rows: safetyRows(definition, JSON.parse(texts[index] ?? "{}") as Answers),
    }));
  });
}

const safetyRows = (definition: Definition, answers: Answers): EmergencyAnswers["rows"] =>
  answeredSections(definition, answers)
    .filter(({ isSafety }) => isSafety)
    .flatMap(({ rows }) => rows);
