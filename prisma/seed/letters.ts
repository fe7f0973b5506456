import { markThreadRead } from "#app/domain/messaging/mark-thread-read.server";
import { sendMessage } from "#app/domain/messaging/send-message.server";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS, HOUR_MS } from "#app/domain/shared/time";
import type { SeedChart } from "./charts";
import { inParallel } from "./in-parallel";

type Talk = { subject: string; isPrivate?: boolean; lines: ["client" | "partner" | "therapist", string][] };

const TALKS: Talk[] = [
  {
    subject: "Our next weeks",
    lines: [
      [
        "client",
        "Hello, we are away in the second week of next month. Could we meet a little later that week?",
      ],
      ["therapist", "Of course. I can do the same hour two days later. Does that suit both of you?"],
      ["partner", "It does for me, thank you."],
      ["client", "For me too."],
    ],
  },
  {
    subject: "Something before we meet",
    isPrivate: true,
    lines: [
      [
        "client",
        "I would like to talk about my father's illness before I bring it up with both of us in the room.",
      ],
      [
        "therapist",
        "Thank you for telling me. Let us look at the start of the next session for how you want to raise it.",
      ],
    ],
  },
  {
    subject: "The exercise from last time",
    lines: [
      [
        "therapist",
        "Here is the exercise in short: ten minutes each, one speaks, the other one only says back what they heard.",
      ],
      ["partner", "We tried it on Sunday. It was harder than it sounds, and better than we thought."],
    ],
  },
];

const startOf = (chart: SeedChart, index: number, now: Date): number =>
  Math.max(chart.joinedAt.getTime() + 2 * DAY_MS, now.getTime() - (3 + index * 9) * DAY_MS);

async function makeTalk(chart: SeedChart, talk: Talk, index: number, now: Date): Promise<void> {
  const [client, partner] = chart.members;
  if (!client) return;
  const writers = { client, partner: partner ?? client, therapist: chart.therapist };
  const [first, ...rest] = talk.lines;
  if (!first) return;
  const [opener, opening] = first;
  const audience = talk.isPrivate ? "private" : "joint";
  const begin = startOf(chart, index, now);
  const thread = {
    requestKey: newId(),
    chartId: chart.chartId,
    audience,
    subject: talk.subject,
    body: opening,
  };
  const { threadId } = await startThread(writers[opener], thread, () => new Date(begin));
  let seq = 1;
  for (const [writer, body] of rest) {
    const at = new Date(Math.min(begin + seq * 5 * HOUR_MS, now.getTime() - HOUR_MS));
    const sent = await sendMessage(writers[writer], { threadId, clientId: newId(), body }, () => at);
    seq = sent.seq;
  }
  const readers = talk.isPrivate ? [client] : chart.members;
  for (const reader of readers) await markThreadRead(reader, { threadId, seq: Math.max(1, seq - 1) });
  if (index > 0) await markThreadRead(chart.therapist, { threadId, seq });
}

/** Threads of every chart that has some: joint ones, and private ones where the disclosure policy was acknowledged. */
export async function writeLetters(charts: SeedChart[], now: Date): Promise<void> {
  await inParallel(charts, async (chart) => {
    for (const [index, talk] of TALKS.slice(0, chart.household.threads).entries()) {
      await makeTalk(chart, talk, index, now);
    }
  });
}
