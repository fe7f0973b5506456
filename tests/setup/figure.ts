import { appendFileSync } from "node:fs";

/**
 * A line that says how much was proved. `npm test` shows those of a suite at the end of its step, and `npm run test:faults`
 * finds one by its beginning.
 */
export function figure(line: string): void {
  process.stdout.write(`${line}\n`);
  const file = process.env.ATTUNE_FIGURES;
  if (file) appendFileSync(file, `${line}\n`);
}
