import sharp from "sharp";
import { uploadDocument } from "#app/domain/charts/upload-document.server";
import type { Actor } from "#app/domain/shared/actor";
import { DAY_MS } from "#app/domain/shared/time";
import { renderPdf } from "#app/platform/pdf/render-pdf.server";
import type { SeedChart } from "./charts";
import { inParallel } from "./in-parallel";

const NOTES = [
  { color: "#ffe0b0", left: 60, top: 70 },
  { color: "#afe4ea", left: 360, top: 60 },
  { color: "#b5e8c1", left: 210, top: 330 },
];

/** A board with three notes, as a phone takes it: with where it was taken, which the upload leaves out. */
const aBoard = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 640, channels: 3, background: "#f0ebef" } })
    .composite(
      NOTES.map(({ color, ...place }) => ({
        input: { create: { width: 220, height: 200, channels: 3, background: color } },
        ...place,
      })),
    )
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "37/1 32/1 24/1" } })
    .jpeg()
    .toBuffer();

const aLetter = (title: string, text: string, at: Date): Promise<Buffer> =>
  renderPdf(
    title,
    [
      { kind: "title", text: title },
      { kind: "paragraph", text },
    ],
    at,
  );

type Sent = { from: Actor; audience: string; name: string; content: Buffer; daysAgo: number };

async function documentsOf({ members: [first, second], therapist }: SeedChart, now: Date): Promise<Sent[]> {
  if (!first || !second) return [];
  const summary = await aLetter(
    "Ten minutes each",
    "One speaks, the other only says back what they heard. Then you change places. Three evenings a week are enough.",
    now,
  );
  const letter = await aLetter(
    "Letter from my doctor",
    "Made up for the demo: the results were fine, and the next appointment is in half a year.",
    now,
  );
  const forOne = await aLetter(
    "Questions for next time",
    "Made up for the demo: what would you like to be different in a month?",
    now,
  );
  const board = await aBoard();
  return [
    { from: therapist, audience: "joint", name: "Ten minutes each.pdf", content: summary, daysAgo: 20 },
    { from: first, audience: "joint", name: "Our board.jpg", content: board, daysAgo: 9 },
    { from: first, audience: "private", name: "Letter from my doctor.pdf", content: letter, daysAgo: 6 },
    {
      from: therapist,
      audience: `private:${second.personId}`,
      name: "Questions for next time.pdf",
      content: forOne,
      daysAgo: 2,
    },
  ];
}

/** Documents of the couples that write to their therapist: for all of them, and for one alone. Gives their number. */
export async function shareDocuments(charts: SeedChart[], now: Date): Promise<number> {
  const chosen = charts
    .filter(({ household }) => household.forms === "done" && household.threads > 1)
    .slice(0, 4);
  let count = 0;
  await inParallel(chosen, async (chart) => {
    for (const { from, audience, name, content, daysAgo } of await documentsOf(chart, now)) {
      const file = new File([new Uint8Array(content)], name);
      const at = new Date(Math.max(now.getTime() - daysAgo * DAY_MS, chart.joinedAt.getTime() + DAY_MS));
      await uploadDocument(from, { chartId: chart.chartId, audience, file }, () => at);
      count += 1;
    }
  });
  return count;
}
