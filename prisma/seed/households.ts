/** One household of the demo: who they are, when they meet, how they pay, and what their story shows. */
export type Household = {
  members: { name: string; pronouns?: string; state?: string; zone?: string; withoutPassword?: boolean }[];
  therapist: string;
  kind: "couple" | "individual" | "group";
  /** ISO weekday and local time of their session. */
  weekday: number;
  hour: number;
  everyWeeks: 1 | 2;
  /** Weeks before now of the first session; 0 for those who have not begun. */
  since: number;
  /** Weeks before now of the last one, for those who have finished. */
  until?: number;
  percent?: number[];
  /** Ages in days of invoices that nobody has paid. */
  unpaidDays?: number[];
  /** The card on file of the first member says no to what is unpaid. */
  declined?: boolean;
  /** Ages in days of sessions that were missed. */
  missedDays?: number[];
  lateCancelDays?: number[];
  /** Their forms: all sent, half way, or untouched. */
  forms: "done" | "half" | "none";
  /** The first member answered yes in the private safety screen. */
  safetyYes?: boolean;
  /** Answers of their own words, by the question's id. */
  words?: Readonly<Record<string, string>>;
  disclosure?: "no_secrets" | "limited_secrets";
  /** Somebody invited who has not joined. */
  invited?: string;
  threads: number;
};

export const HOUSEHOLDS: Household[] = [
  {
    members: [
      { name: "Robin Hale", pronouns: "they/them" },
      { name: "Sam Ortiz", pronouns: "he/him" },
    ],
    therapist: "Amara",
    kind: "couple",
    weekday: 2,
    hour: 17,
    everyWeeks: 1,
    since: 20,
    percent: [50, 50],
    unpaidDays: [6],
    forms: "done",
    threads: 3,
  },
  {
    members: [{ name: "Nadia Karim", pronouns: "she/her" }, { name: "Theo Brandt" }],
    therapist: "Amara",
    kind: "couple",
    weekday: 3,
    hour: 10,
    everyWeeks: 1,
    since: 0,
    forms: "half",
    threads: 1,
  },
  {
    members: [{ name: "Jamie Fox", pronouns: "she/her" }],
    therapist: "Amara",
    kind: "couple",
    weekday: 4,
    hour: 11,
    everyWeeks: 2,
    since: 0,
    forms: "none",
    invited: "Chris Fox",
    threads: 0,
  },
  {
    members: [
      { name: "Ines Duarte", pronouns: "she/her" },
      { name: "Kai Moreno", pronouns: "they/them" },
      { name: "Lena Voss", pronouns: "she/her" },
    ],
    therapist: "Tess",
    kind: "group",
    weekday: 4,
    hour: 15,
    everyWeeks: 1,
    since: 24,
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Paul Winters" }, { name: "Grace Winters", pronouns: "she/her" }],
    therapist: "Amara",
    kind: "couple",
    weekday: 1,
    hour: 13,
    everyWeeks: 1,
    since: 25,
    percent: [60, 40],
    unpaidDays: [20, 27],
    forms: "done",
    disclosure: "limited_secrets",
    threads: 2,
  },
  {
    members: [{ name: "Owen Pratt", pronouns: "he/him" }, { name: "Dee Pratt" }],
    therapist: "Luis",
    kind: "couple",
    weekday: 2,
    hour: 12,
    everyWeeks: 1,
    since: 22,
    unpaidDays: [48],
    declined: true,
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Mina Sato", pronouns: "she/her" }, { name: "Ravi Menon" }],
    therapist: "Luis",
    kind: "couple",
    weekday: 3,
    hour: 13,
    everyWeeks: 1,
    since: 26,
    missedDays: [35, 63],
    unpaidDays: [63],
    forms: "done",
    threads: 1,
  },
  {
    members: [
      { name: "Alma Reyes", pronouns: "ella" },
      { name: "Tomas Reyes", pronouns: "él", state: "NC" },
    ],
    therapist: "Luis",
    kind: "couple",
    weekday: 4,
    hour: 17,
    everyWeeks: 1,
    since: 18,
    lateCancelDays: [30],
    forms: "done",
    threads: 2,
  },
  {
    members: [{ name: "Harper Quinn" }, { name: "Elliot Quinn" }],
    therapist: "Naomi",
    kind: "couple",
    weekday: 1,
    hour: 9,
    everyWeeks: 1,
    since: 26,
    unpaidDays: [118],
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Bea Lawson", pronouns: "she/her" }, { name: "Marcus Lawson" }],
    therapist: "Naomi",
    kind: "couple",
    weekday: 2,
    hour: 14,
    everyWeeks: 2,
    since: 26,
    until: 6,
    forms: "done",
    threads: 1,
  },
  {
    members: [
      { name: "Yara Haddad", pronouns: "she/her" },
      { name: "Noel Haddad", pronouns: "he/him" },
    ],
    therapist: "Naomi",
    kind: "couple",
    weekday: 4,
    hour: 10,
    everyWeeks: 1,
    since: 12,
    forms: "done",
    safetyYes: true,
    threads: 1,
  },
  {
    members: [
      { name: "Ada Lindgren", state: "NC", zone: "America/Los_Angeles" },
      { name: "Josh Emery", state: "NC" },
    ],
    therapist: "Priya",
    kind: "couple",
    weekday: 3,
    hour: 14,
    everyWeeks: 1,
    since: 22,
    unpaidDays: [90],
    forms: "done",
    threads: 1,
  },
  {
    members: [
      { name: "Willa Grant", state: "NC" },
      { name: "Ben Okoro", state: "NC" },
    ],
    therapist: "Priya",
    kind: "couple",
    weekday: 5,
    hour: 11,
    everyWeeks: 2,
    since: 24,
    forms: "done",
    threads: 1,
  },
  {
    members: [
      { name: "Frank Delaney" },
      { name: "Rose Delaney", pronouns: "she/her", withoutPassword: true },
    ],
    therapist: "Jonah",
    kind: "couple",
    weekday: 2,
    hour: 10,
    everyWeeks: 1,
    since: 26,
    unpaidDays: [55],
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Sky Adler", pronouns: "they/them" }],
    therapist: "Jonah",
    kind: "individual",
    weekday: 3,
    hour: 11,
    everyWeeks: 1,
    since: 16,
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Robin Hale" }],
    therapist: "Naomi",
    kind: "individual",
    weekday: 5,
    hour: 14,
    everyWeeks: 2,
    since: 10,
    forms: "done",
    threads: 1,
  },
  {
    members: [{ name: "Gabe Turner" }, { name: "Mo Castillo" }],
    therapist: "Tess",
    kind: "couple",
    weekday: 2,
    hour: 16,
    everyWeeks: 1,
    since: 19,
    unpaidDays: [33],
    forms: "done",
    threads: 1,
  },
  ...amarasWeek(),
];

/** What fills Amara's week, so that her Today has something in it on every weekday: couples without a story. */
function amarasWeek(): Household[] {
  const couples: [one: string, other: string, weekday: number, hour: number, since: number][] = [
    ["Alma Reyes", "Cole Reyes", 1, 9, 14],
    ["June Park", "Hana Kim", 1, 15, 8],
    ["Noel Baker", "Ivy Baker", 2, 10, 11],
    ["Tariq Aziz", "Lina Haddad", 2, 14, 6],
    ["Wes Coleman", "Drew Coleman", 3, 9, 16],
    ["Bridget Walsh", "Sean Walsh", 3, 13, 5],
    ["Oscar Medina", "Pilar Medina", 3, 16, 9],
    ["Faye Dalton", "Rory Dalton", 4, 9, 12],
    ["Kit Sorensen", "Max Sorensen", 4, 14, 7],
    ["Vivian Cho", "Dan Cho", 5, 10, 10],
    ["Leah Stein", "Ari Stein", 5, 14, 4],
  ];
  return couples.map(([one, other, weekday, hour, since]) => ({
    members: [{ name: one }, { name: other }],
    therapist: "Amara",
    kind: "couple",
    weekday,
    hour,
    everyWeeks: 1,
    since,
    forms: "done",
    threads: 0,
  }));
}
