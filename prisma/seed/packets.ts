import type { Answers, Definition, FormDefinition, Question } from "#app/domain/intake/form-definition";
import { askedQuestions } from "#app/domain/intake/form-path";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { signConsent } from "#app/domain/intake/sign-consent.server";
import { submitAnswers } from "#app/domain/intake/submit-answers.server";
import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { SeedChart } from "./charts";
import { inParallel } from "./in-parallel";

type Member = SeedChart["members"][number];

const WORDS: Record<string, string> = {
  "before-what": "Having a regular time helped. It ended when our counselor moved away.",
  hope: "We would talk about hard things without one of us leaving the room.",
};

/** A plausible choice: history differs between partners, and only the story's own yes is a yes about safety. */
function choiceFor(question: Question & { kind: "single-choice" }, order: number, saysYes: boolean): string {
  if (question.id === "afraid") return saysYes ? "yes" : "no";
  const values = question.options.map((option) => option.value);
  if (values.includes("rather-not")) return "no";
  return values[order % values.length] ?? "";
}

/** A plausible answer to a question; the same for the same question and person. */
function answerTo(question: Question, member: Member, order: number, saysYes: boolean): string | string[] {
  if (question.id === "called") return member.chosenName;
  if (question.id === "born") return `19${80 + order}-0${1 + (order % 9)}-1${order % 10}`;
  switch (question.kind) {
    case "single-choice":
      return choiceFor(question, order, saysYes);
    case "multiple-choice":
      return question.options.slice(order % 3, (order % 3) + 2).map((option) => option.value);
    case "scale":
      return String(4 + (order % 4));
    case "long-text":
      return WORDS[question.id] ?? "";
    default:
      return "";
  }
}

async function fillForm(
  chart: SeedChart,
  member: Member,
  order: number,
  item: { id: string; definition: FormDefinition },
): Promise<void> {
  const isHalf = chart.household.forms === "half";
  const answers: Answers = {};
  let revision = 0;
  for (const question of item.definition.sections.flatMap((section) => section.questions)) {
    if (!askedQuestions(item.definition, answers).includes(question)) continue;
    if (isHalf && revision >= 3) return;
    const saysYes = order === 0 && chart.household.safetyYes === true;
    const answer = chart.household.words?.[question.id] ?? answerTo(question, member, order, saysYes);
    answers[question.id] = answer;
    const saved = await saveAnswer(member, { itemId: item.id, questionId: question.id, answer, revision });
    revision = saved.revision;
  }
  await submitAnswers(member, item.id, () => new Date(chart.joinedAt.getTime() + DAY_MS));
}

/** The packets of every member, in the state their story says: all sent and signed, half way, or untouched. */
export async function fillPackets(charts: SeedChart[]): Promise<void> {
  await inParallel(charts, async (chart) => {
    for (const [order, member] of chart.members.entries()) {
      const whose = { chartId: chart.chartId, personId: member.personId };
      await inTransaction((tx) => openPacket(tx, whose));
      await db.packet.updateMany({ where: whose, data: { createdAt: chart.joinedAt } });
      if (chart.household.forms === "none" || (chart.household.forms === "half" && order > 0)) continue;
      await fillPacket(chart, member, order);
    }
  });
}

async function fillPacket(chart: SeedChart, member: Member, order: number): Promise<void> {
  const items = await db.packetItem.findMany({
    where: { packet: { chartId: chart.chartId, personId: member.personId } },
    orderBy: { position: "asc" },
    select: {
      id: true,
      formVersion: { select: { definition: true, sha256: true } },
    },
  });
  for (const { id, formVersion } of items) {
    const definition = formVersion.definition as unknown as Definition;
    if (definition.kind === "form") await fillForm(chart, member, order, { id, definition });
    if (chart.household.forms === "half") return;
    if (definition.kind === "consent") {
      const name = chart.household.members[order]?.name ?? member.chosenName;
      const signed = { itemId: id, name, textSha256: formVersion.sha256, userAgent: null, address: null };
      await signConsent(member, signed, () => new Date(chart.joinedAt.getTime() + DAY_MS));
    }
  }
}
