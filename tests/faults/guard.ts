/** A guard, how it is taken away, and the tests that must notice. */
export type Guard = {
  name: string;
  file: string;
  /** Stands in the file exactly once. */
  find: string;
  put: string;
  /** Vitest project, and a part of the test file's name. */
  tests: ["unit" | "integration", string];
};
