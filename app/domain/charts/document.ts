import { isDomainError } from "#app/domain/shared/domain-error";
import type { FileProblem, FileType } from "#app/platform/files/file-types";
import { andInWords } from "#app/ui/in-words";

/** `being-checked`: the virus scanner has not seen it yet. `destroyed`: it found something, and the content is gone. */
export type DocumentState = "open" | "being-checked" | "destroyed";

export type DocumentView = {
  documentId: string;
  chartId: string;
  chartLabel: string;
  /** As its owner calls it, without an ending. */
  name: string;
  type: FileType;
  bytes: number;
  audience: "joint" | "private";
  /** Whose alone a private one is. */
  memberPersonId: string | null;
  memberName: string | null;
  uploaderName: string;
  isOwn: boolean;
  fromCareTeam: boolean;
  uploadedAt: string;
  state: DocumentState;
  /** Taken back: kept in the record, and gone for clients. */
  withdrawnAt: string | null;
};

const TYPE_WORDS: Record<FileType, string> = { pdf: "PDF", png: "PNG", jpg: "JPG", webp: "WebP" };

/** "PDF, 120 KB": at least 1 KB, megabytes with one digit. */
export function kindWords({ type, bytes }: { type: FileType; bytes: number }): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  const size = kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  return `${TYPE_WORDS[type]}, ${size}`;
}

const OTHERWISE = "Choose a PDF, JPG, PNG or WebP file.";

/** What is wrong with a file, and what to do. */
const PROBLEM_WORDS: Record<FileProblem, string> = {
  empty: `There is nothing in that file. ${OTHERWISE}`,
  type: `We cannot take that kind of file. ${OTHERWISE}`,
  damaged: "That file cannot be opened. Save it again, or print it to a new PDF, and choose the new one.",
  huge: "That picture has more than 50 megapixels. Save it smaller and choose the new one.",
  moving: "That picture moves. Choose one that stands still.",
  protected:
    "That PDF is protected. Save it without a password, or print it to a new PDF, and choose the new one.",
  active:
    "That PDF holds a form that acts, a script or other files. Print it to a new PDF and choose the new one.",
};

/** What an upload's failure is to whoever sent the form, at its field; undefined for what the form cannot say. */
export function uploadProblem(error: unknown): Record<string, string[]> | undefined {
  if (isDomainError(error, "file-refused"))
    return { file: [PROBLEM_WORDS[error.details.problem as FileProblem]] };
  if (isDomainError(error, "upload-too-often"))
    return { file: ["That were many files at once. Wait an hour, then send the next ones."] };
  if (isDomainError(error, "disclosure-not-acknowledged"))
    return {
      audience: ["Before your first private document, read how your therapist handles private information."],
    };
  return undefined;
}

/** What is said once it is there. */
export const uploadedWords = ({ isNew }: { isNew: boolean }): string =>
  isNew ? "Uploaded." : "That file is already here.";

type Chart = {
  kind: "individual" | "couple" | "group";
  members: readonly { personId: string; chosenName: string }[];
  careTeam: readonly { chosenName: string }[];
};

export type AudienceChoice = { value: string; label: string; hint?: string };

const namesOf = (people: readonly { chosenName: string }[]): string[] => people.map((one) => one.chosenName);

/** Who will be able to open it, as a member chooses before anything is sent. One choice where nobody could be kept out. */
export function memberChoices(chart: Chart, personId: string): AudienceChoice[] {
  const others = namesOf(chart.members.filter((member) => member.personId !== personId));
  const team = namesOf(chart.careTeam);
  const later = chart.kind === "couple" && others.length === 0 ? ["your partner once they join"] : [];
  const joint = {
    value: "joint",
    label: `${andInWords(["You", ...others, ...team, ...later])} can open it`,
  };
  if (chart.kind === "individual") return [joint];
  const kept = others.length > 0 ? andInWords(others) : "Your partner";
  return [
    {
      value: "private",
      label: `Only you and ${andInWords(team)} can open it`,
      hint: `${kept} cannot see it, and cannot see that it exists.`,
    },
    joint,
  ];
}

/** The same for a therapist of the care team. */
export function careTeamChoices(chart: Chart): AudienceChoice[] {
  const joint = {
    value: "joint",
    label: `${andInWords([...namesOf(chart.members), "the care team"])} can open it`,
  };
  if (chart.kind === "individual") return [joint];
  const alone = chart.members.map(({ personId, chosenName }) => ({
    value: `private:${personId}`,
    label: `Only ${chosenName} and the care team can open it`,
  }));
  return [joint, ...alone];
}

/** Who else sees a document, for its row. */
export function audienceWords(
  { audience, memberName }: Pick<DocumentView, "audience" | "memberName">,
  forMember: boolean,
): string {
  if (audience === "joint") return "Everybody on this chart can open it";
  return forMember
    ? "Only you and your therapist can open it"
    : `Only ${memberName} and the care team can open it`;
}

const SOON_MS = 60_000;

/** Whether one of them was sent so lately that its check is about to end. */
export const isBeingChecked = (documents: readonly DocumentView[], now: Date): boolean =>
  documents.some(
    ({ state, uploadedAt }) => state === "being-checked" && now.getTime() - Date.parse(uploadedAt) < SOON_MS,
  );
