/** What `npm test` shows in a short form, and `npm run test:faults` at length. */
export type Proof = {
  name: string;
  /** Vitest project, and the test file's name. */
  tests: ["integration" | "access", string];
  /** `npm test` shows all of it already. */
  isWhole?: true;
  /** How the line begins in which the test says what it found. */
  figure: string;
};

export const PROOFS: Proof[] = [
  {
    name: "Postgres is ended under load and started again",
    tests: ["integration", "postgres-restarts"],
    figure: "Postgres restarts under load:",
  },
  {
    name: "a server is killed in the middle of a job",
    tests: ["integration", "jobs-after-kill"],
    figure: "a job of a killed server:",
  },
  {
    name: "ten thousand bookings at once over two processes",
    tests: ["integration", "booking-rush"],
    figure: "booking rush:",
  },
  {
    name: "appointments are held, booked, moved, canceled and taken back in any order",
    tests: ["integration", "scheduling-life"],
    figure: "lives of appointments:",
  },
  {
    name: "malformed requests of all kinds are sent to all routes",
    tests: ["access", "malformed-requests"],
    figure: "malformed requests:",
  },
  {
    name: "everybody asks every route for everybody's things",
    tests: ["access", "every-route-and-everybody"],
    figure: "authorization matrix:",
    isWhole: true,
  },
  {
    name: "private words are searched for in all that anybody comes to",
    tests: ["access", "private-words-crawl"],
    figure: "private words:",
    isWhole: true,
  },
  {
    name: "private words are searched for in the database, its files, logs and mails",
    tests: ["access", "nothing-at-rest"],
    figure: "plaintext canaries:",
    isWhole: true,
  },
  {
    name: "the audit log is tampered with in all ways",
    tests: ["integration", "audit-seals"],
    figure: "audit tamperings:",
  },
  {
    name: "sealed values are changed in all ways",
    tests: ["integration", "ciphertext-mutations"],
    figure: "ciphertext mutations:",
  },
  {
    name: "passwords are guessed over three processes",
    tests: ["integration", "sign-in-attacks"],
    figure: "brute force:",
  },
  {
    name: "what a stolen database holds is tried as a way in",
    tests: ["integration", "stolen-database"],
    figure: "stolen database:",
    isWhole: true,
  },
];
