export type AuditFinding = {
  kind:
    | "event-changed"
    | "event-deleted"
    | "event-never-sealed"
    | "seal-missing"
    | "tail-cut"
    | "differs-from-anchor";
  /** Number of the seal, where it is about one. */
  seq: string | null;
  eventId: string | null;
};

export type AuditReport = {
  sealed: number;
  /** Written in the last hour and not sealed yet. */
  waiting: number;
  /** How many heads were kept away from the database; null when none is on file, so that a cut tail cannot be seen. */
  anchors: number | null;
  findings: AuditFinding[];
};

const SENTENCES: Record<AuditFinding["kind"], (finding: AuditFinding) => string> = {
  "event-changed": ({ seq, eventId }) => `Event ${eventId} (seal ${seq}) does not say what was sealed.`,
  "event-deleted": ({ seq, eventId }) => `Event ${eventId} (seal ${seq}) is gone.`,
  "event-never-sealed": ({ eventId }) =>
    `Event ${eventId} is older than the last seals and has none: it was put in.`,
  "seal-missing": ({ seq }) => `Seal ${seq} is gone.`,
  "tail-cut": ({ seq }) => `The chain ended at seal ${seq} or later once, and is shorter now.`,
  "differs-from-anchor": ({ seq }) => `Seal ${seq} is another one than the head that was kept.`,
};

const SHOWN = 50;
const number = new Intl.NumberFormat("en-US");
const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

/** A report in sentences for whoever runs `npm run audit:verify`. */
export function reportWords({ sealed, waiting, anchors, findings }: AuditReport): string[] {
  const kept =
    anchors === null
      ? "No head is on file (AUDIT_ANCHOR): a cut tail would not be seen."
      : `${counted(anchors, "head was", "heads were")} kept away from the database.`;
  const sealedWords = counted(sealed, "event is", "events are");
  const counts = `${sealedWords} sealed, ${counted(waiting, "waits", "wait")} for the next round. ${kept}`;
  if (findings.length === 0) return [counts, "None was changed, deleted, put in or cut away."];
  const sentences = findings.slice(0, SHOWN).map((finding) => SENTENCES[finding.kind](finding));
  const more = findings.length > SHOWN ? [`And ${number.format(findings.length - SHOWN)} more.`] : [];
  return [counts, ...sentences, ...more];
}
