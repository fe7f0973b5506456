import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { HOUR_MS } from "#app/domain/shared/time";
import { inParallel } from "./in-parallel";
import type { SeedSession } from "./sessions";

/** The newest sessions that are still without a signature. */
const UNSIGNED = 5;

const PRESENTING = [
  "They described an argument about household tasks that escalated on the weekend.",
  "A calmer week. They used the pause they had agreed on, twice.",
  "They spoke about a decision regarding work and what it means for the family.",
  "Distance since the visit of relatives; both would like to be closer and wait for the other.",
];
const PLAN = [
  "Ten minutes of speaking and listening, three evenings a week.",
  "One evening without screens; each names one thing they appreciated.",
  "Write down the two wishes that matter most, and bring them along.",
];

const clockTime = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** A note for every session that took place; the newest five are drafts or missing. */
export async function writeNotes(sessions: SeedSession[]): Promise<number> {
  const done = sessions.filter((session) => session.status === "done");
  const drafts = new Set(done.slice(-UNSIGNED));
  let written = 0;
  await inParallel(done, async (session, index) => {
    if (drafts.has(session) && index % 2 === 0) return;
    const { therapist, household } = session.chart;
    const { appointmentId } = session;
    const at = new Date(session.endsAt.getTime() + HOUR_MS);
    const saved = await saveNote(
      therapist,
      {
        appointmentId,
        revision: 0,
        startedAt: clockTime(household.hour, 2),
        stoppedAt: clockTime(household.hour, 50),
        content: {
          presenting: PRESENTING[index % PRESENTING.length] ?? "",
          interventions: "Slowed the exchange down, named the pattern, practiced speaking for oneself.",
          response: "Both engaged. One of them needed time before answering, and took it.",
          plan: PLAN[index % PLAN.length] ?? "",
          risk: "No concerns today.",
        },
      },
      () => at,
    );
    written += 1;
    if (drafts.has(session)) return;
    const sign = { appointmentId, revision: saved.revision, name: therapist.chosenName };
    await signNote(therapist, sign, () => at);
  });
  return written;
}
