export type CrisisContact = {
  name: string;
  what: string;
  call?: string;
  text?: { word: string; to: string };
};

/** The line for LGBTQ+ callers behind 988 ended in July 2025: it is not named. */
export const CRISIS_CONTACTS: readonly CrisisContact[] = [
  { name: "911", what: "When somebody is in danger now", call: "911" },
  {
    name: "988 Suicide and Crisis Lifeline",
    what: "Call or text, day and night, about anything that is too much",
    call: "988",
    text: { word: "", to: "988" },
  },
  { name: "Crisis Text Line", what: "When you would rather write", text: { word: "HOME", to: "741741" } },
  {
    name: "National Domestic Violence Hotline",
    what: "When somebody hurts, controls or frightens you",
    call: "1-800-799-7233",
    text: { word: "START", to: "88788" },
  },
  { name: "The Trevor Project", what: "For young LGBTQ+ people", call: "1-866-488-7386" },
  { name: "Trans Lifeline", what: "From trans people for trans people", call: "877-565-8860" },
];
