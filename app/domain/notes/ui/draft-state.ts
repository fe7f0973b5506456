import { type FormReply, problemsOf, whyNotSaved } from "#app/ui/form-problems";
import { CHANGED_ELSEWHERE, TAKEN_BACK } from "../note-words";

/** What comes back from saving: what is kept now, or why it was refused. */
export type SaveReply = FormReply & { revision?: number; savedAt?: string };

/** Why nothing that is saved can be taken: somebody has to choose between two texts, or there is no booking to write about. */
type Hold = "rival" | "taken-back";

export type DraftState = {
  /** What the text on this page was last saved as, or has started from. Never what another tab has saved. */
  revision: number;
  savedAt: string | null;
  hold: Hold | null;
  reply: SaveReply | undefined;
};

/** A conflict stays until something is saved: a refusal for another reason does not settle it. */
export function afterReply(state: DraftState, reply: SaveReply): DraftState {
  if (reply.revision !== undefined) {
    const revision = Math.max(state.revision, reply.revision);
    return { revision, savedAt: reply.savedAt ?? state.savedAt, hold: null, reply };
  }
  const said = problemsOf(reply).map(({ message }) => message);
  if (said.includes(TAKEN_BACK)) return { ...state, hold: "taken-back", reply };
  return { ...state, hold: said.includes(CHANGED_ELSEWHERE) ? "rival" : state.hold, reply };
}

/** What is wrong with the text itself; that another tab has saved has a notice of its own. */
export const problemsIn = ({ reply }: DraftState) =>
  problemsOf(reply).filter(({ message }) => message !== CHANGED_ELSEWHERE);

export type DraftLine = { tone: "saved" | "quiet" | "problem"; words: string };

type Moment = { isPosting: boolean; isTouched: boolean; when: (iso: string) => string };

/** The one line that says whether the text on the page is kept. It says "Saved" of nothing else. */
export function draftLine(state: DraftState, { isPosting, isTouched, when }: Moment): DraftLine {
  const { hold, reply, savedAt } = state;
  if (hold === "taken-back") return { tone: "problem", words: "Not saved. This booking was taken back." };
  if (hold === "rival")
    return { tone: "problem", words: "Not saved. Choose at the top which text is to be kept." };
  if (isPosting) return { tone: "quiet", words: "Saving…" };
  if (isTouched) return { tone: "quiet", words: "Not saved yet." };
  if (reply?.status === "error") {
    const reasons = reply.notSent
      ? [whyNotSaved(reply)]
      : new Set(problemsIn(state).map(({ message }) => message));
    const last = savedAt ? [`Last saved ${when(savedAt)}.`] : [];
    return { tone: "problem", words: ["Not saved.", ...reasons, ...last].join(" ") };
  }
  return { tone: "saved", words: savedAt ? `Saved ${when(savedAt)}` : "" };
}
