import { runNode } from "../../scripts/run/children.mjs";
import { PROOFS, type Proof } from "./proofs";

type Ran = { isProven: boolean; words: string };

async function runProof({ name, tests: [suite, file], figures }: Proof): Promise<Ran> {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", suite, `${file}.test`];
  const env = { NODE_ENV: "test", CI: "1", NO_COLOR: "1", ATTUNE_LONG_RUN: "1" };
  const { code, output } = (await runNode(args, { check: false, env })) as { code: number; output: string };
  const said = output.split("\n");
  const lines = figures.flatMap((figure) => said.find((one) => one.startsWith(figure)) ?? []);
  const isProven = code === 0 && lines.length === figures.length;
  return { isProven, words: isProven ? lines.join("; ") : `${name}\n${output.trim()}` };
}

/** Runs the long proofs that are wanted, each with its figure in one line; answers with how many failed. */
export async function runProofs(isWanted: (name: string) => boolean): Promise<number> {
  const chosen = PROOFS.filter(({ name }) => isWanted(name));
  let failed = 0;
  for (const [index, proof] of chosen.entries()) {
    const { isProven, words } = await runProof(proof);
    if (!isProven) failed += 1;
    process.stdout.write(`[${index + 1}/${chosen.length}] ${isProven ? "proven  " : "FAILED  "} ${words}\n`);
  }
  if (chosen.length > 0)
    process.stdout.write(`\n${chosen.length - failed} of ${chosen.length} long proofs hold.\n\n`);
  return failed;
}
