export type AuditFinding = {
  kind:
    | "event-changed"
    | "event-deleted"
    | "event-never-sealed"
    | "event-forged"
    | "seal-missing"
    | "tail-cut"
    | "differs-from-anchor"
    | "anchors-missing"
    | "anchors-behind"
    | "sealing-stopped";
  /** Number of the seal, where it is about one. */
  seq: string | null;
  eventId: string | null;
};

export type AuditReport = {
  sealed: number;
  /** Without a seal yet; that one of them has waited for too long is a finding of its own. */
  waiting: number;
  /** Heads kept away from the database; null where no file is named, so that a cut tail cannot be seen. */
  anchors: number | null;
  /** Lines of the file that are no heads, as a process leaves them that is killed while it writes. */
  unreadableLines: number;
  findings: AuditFinding[];
};

const SENTENCES: Record<AuditFinding["kind"], (finding: AuditFinding) => string> = {
  "event-changed": ({ seq, eventId }) => `Event ${eventId} (seal ${seq}) does not say what was sealed.`,
  "event-deleted": ({ seq, eventId }) => `Event ${eventId} (seal ${seq}) is gone.`,
  "event-never-sealed": ({ eventId }) =>
    `Event ${eventId} is older than the last seals and has none: it was put in.`,
  "event-forged": ({ eventId }) =>
    `Event ${eventId} is not as the portal wrote it: it was put in or changed.`,
  "seal-missing": ({ seq }) => `Seal ${seq} is gone.`,
  "tail-cut": ({ seq }) => `The chain ended at seal ${seq} or later once, and is shorter now.`,
  "anchors-missing": () =>
    "No head is on file although events are sealed: the file was emptied, or never written.",
  "anchors-behind": ({ seq }) =>
    `Seal ${seq} is older than ten minutes, and no head of it or a later one is on file.`,
  "sealing-stopped": ({ eventId }) =>
    `Event ${eventId} has waited for more than ten minutes: nobody seals, or the chain's end cannot be read.`,
  "differs-from-anchor": ({ seq }) => `Seal ${seq} is another one than the head that was kept.`,
};

const SHOWN = 50;
const number = new Intl.NumberFormat("en-US");
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

/** A report in sentences for whoever runs `npm run audit:verify`. */
export function reportWords({ sealed, waiting, anchors, unreadableLines, findings }: AuditReport): string[] {
  const kept =
    anchors === null
      ? "No file for heads is named (AUDIT_ANCHOR): a cut tail would not be seen."
      : `${counted(anchors, "head is", "heads are")} on file.`;
  const sealedWords = counted(sealed, "event is", "events are");
  const counts = `${sealedWords} sealed, ${counted(waiting, "waits", "wait")} for the next round. ${kept}`;
  const torn =
    unreadableLines > 0 ? [`${counted(unreadableLines, "line", "lines")} of that file are no heads.`] : [];
  if (findings.length === 0) return [counts, ...torn, "None was changed, deleted, put in or cut away."];
  const sentences = findings.slice(0, SHOWN).map((finding) => SENTENCES[finding.kind](finding));
  const more = findings.length > SHOWN ? [`And ${number.format(findings.length - SHOWN)} more.`] : [];
  return [counts, ...torn, ...sentences, ...more];
}
