export type NoteSection = "presenting" | "interventions" | "response" | "plan" | "risk";

export type NoteContent = Record<NoteSection, string>;

export const NOTE_SECTIONS: readonly { name: NoteSection; label: string; hint: string }[] = [
  { name: "presenting", label: "Presenting", hint: "What they brought today, in a few lines" },
  { name: "interventions", label: "Interventions", hint: "What you did" },
  { name: "response", label: "Response", hint: "How each of them responded" },
  { name: "plan", label: "Plan", hint: "What happens until and in the next session" },
  { name: "risk", label: "Risk and safety", hint: "What you assessed and found, also when it is nothing" },
];

export const emptyNote = (): NoteContent => ({
  presenting: "",
  interventions: "",
  response: "",
  plan: "",
  risk: "",
});

/** The one text that is sealed, hashed and signed: sections in their fixed order. */
export const serializeNote = (content: NoteContent): string =>
  JSON.stringify(NOTE_SECTIONS.map(({ name }) => [name, content[name]]));

/** Unknown sections are dropped, missing ones are empty. */
export function parseNote(text: string): NoteContent {
  const content = emptyNote();
  for (const [name, value] of JSON.parse(text) as [string, string][]) {
    if (name in content) content[name as NoteSection] = value;
  }
  return content;
}

/** Nothing to sign while every section is empty. */
export const isBlank = (content: NoteContent): boolean =>
  NOTE_SECTIONS.every(({ name }) => content[name].trim() === "");
