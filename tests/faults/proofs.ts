/** What `npm test` shows in a short form, and `npm run test:faults` at length. */
export type Proof = {
  name: string;
  /** Vitest project, and the test file's name. */
  tests: ["integration" | "access", string];
  /** `npm test` shows all of it already. */
  isWhole?: true;
  /** How the lines begin in which the test says what it found. */
  figures: string[];
};

export const PROOFS: Proof[] = [
  {
    name: "Postgres is ended under load and started again",
    tests: ["integration", "postgres-restarts"],
    figures: ["Postgres restarts under load:"],
  },
  {
    name: "a server is killed in the middle of a job",
    tests: ["integration", "jobs-after-kill"],
    figures: ["a job of a killed server:"],
  },
  {
    name: "ten thousand bookings at once over two processes",
    tests: ["integration", "booking-rush"],
    figures: ["booking rush:", "rivals for one time on two processes:"],
  },
  {
    name: "lives of appointments: held, booked, moved, canceled and taken back in any order",
    tests: ["integration", "scheduling-life"],
    figures: ["lives of appointments:"],
  },
  {
    name: "a long past behind four weeks of openings",
    tests: ["integration", "scheduling-openings-plan"],
    figures: ["openings behind a long past:"],
  },
  {
    name: "malformed requests of all kinds are sent to all routes",
    tests: ["access", "malformed-requests"],
    figures: ["malformed requests:"],
  },
  {
    name: "everybody asks every route for everybody's things",
    tests: ["access", "every-route-and-everybody"],
    figures: ["authorization matrix:"],
    isWhole: true,
  },
  {
    name: "private words are searched for in all that anybody comes to",
    tests: ["access", "private-words-crawl"],
    figures: ["private words:"],
    isWhole: true,
  },
  {
    name: "private words are searched for in the database, its files, logs and mails",
    tests: ["access", "nothing-at-rest"],
    figures: ["plaintext canaries:"],
    isWhole: true,
  },
  {
    name: "the audit log is tampered with in all ways",
    tests: ["integration", "audit-seals"],
    figures: ["audit tamperings:"],
  },
  {
    name: "sealed values are changed in all ways",
    tests: ["integration", "ciphertext-mutations"],
    figures: ["ciphertext mutations:"],
  },
  {
    name: "passwords are guessed over three processes",
    tests: ["integration", "sign-in-attacks"],
    figures: ["brute force:"],
  },
  {
    name: "what a stolen database holds is tried as a way in",
    tests: ["integration", "stolen-database"],
    figures: ["stolen database:"],
    isWhole: true,
  },
];
