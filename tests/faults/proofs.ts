/** What `npm test` shows in a short form, and `npm run test:faults` at length. */
export type Proof = {
  name: string;
  /** Vitest project, and the test file's name. */
  tests: ["integration" | "access", string];
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
];
